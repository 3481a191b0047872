package dev.kechuang.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the units fill in: the declarations every form has, and what each category asks for. */
final class DemoAnswers {

    private static final String DATE = "achievementDate";

    /** The commitments of every applicant's form. */
    static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    private DemoAnswers() {}

    static Map<String, Object> common(DemoUnit unit) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("applicantType", unit.type().equals("企业") ? "ENTERPRISE" : "INSTITUTION");
        answers.put("establishedOn", unit.establishedOn());
        answers.put("industryCode", unit.industryCode());
        answers.put("aboveScale", String.valueOf(unit.aboveScale()));
        answers.put("employees", 120);
        answers.put("techStaff", 36);
        PROMISES.forEach(promise -> answers.put(promise, true));
        return answers;
    }

    /** A01: a first set of this kind. */
    static Map<String, Object> firstSet(String product, String model, String setType) {
        return of(
                DATE,
                "2025-09-18",
                "productName",
                product,
                "productModelNo",
                model,
                "setType",
                setType,
                "certLevel",
                "PROVINCIAL",
                "certificateNo",
                "省首台套〔2025〕" + Math.floorMod(model.hashCode(), 400) + "号",
                "testReportNo",
                "JC2025-" + model,
                "firstSaleDate",
                "2025-10-22",
                "firstSaleBuyer",
                "省机电设备集团有限公司",
                "firstSaleAmount",
                "1860000",
                "outcomeSummary",
                "该产品填补省内空白，主要性能指标经第三方检测达到设计要求。");
    }

    /** A03: one product a level. */
    static Map<String, Object> newProducts(String prefix, String... levels) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < levels.length; i++) {
            rows.add(of(
                    "productName", "新型复合材料" + prefix + (i + 1) + "型",
                    "productModelNo", prefix + "-" + (i + 1),
                    "level", levels[i],
                    "certificateNo", "XCP2025" + prefix + i,
                    "certifiedOn", "2025-07-15",
                    "testReportNo", "JC2025" + prefix + i));
        }
        return of(DATE, "2025-07-15", "products", rows, "leadingUnit", true, "outcomeSummary", "产品已批量供货，技术来源为自主研发。");
    }

    /** C03: a title. */
    static Map<String, Object> title(String title) {
        return of(
                DATE,
                "2025-11-06",
                "titleName",
                title,
                "titleIssuer",
                "省经济和信息化厅",
                "titleDocNo",
                "经信企〔2025〕186号",
                "firstRecognition",
                true);
    }

    /** C04, C05, E02, E03: a platform of this kind and level. */
    static Map<String, Object> platform(String name, String kind, String level) {
        var answers = of(
                DATE,
                "2025-08-27",
                "platformName",
                name,
                "level",
                level,
                "approvalDocNo",
                "科平台〔2025〕" + Math.floorMod(name.hashCode(), 300) + "号",
                "approver",
                "省科学技术厅",
                "supportUnitRank",
                1);
        if (!kind.isEmpty()) answers.put("platformKind", kind);
        return answers;
    }

    static Map<String, Object> incubator(String name, String kind, String level) {
        var answers = platform(name, kind, level);
        answers.put("incubatedCount", 42);
        answers.put("graduates", 17);
        return answers;
    }

    /** E02: a station, with the expert who works there. */
    static Map<String, Object> station(String name, String level, String expert) {
        var answers = platform(name, "", level);
        answers.put(
                "coopExperts", List.of(of("name", expert, "unit", "某理工大学", "from", "2025-01-01", "to", "2027-12-31")));
        return answers;
    }

    static Map<String, Object> alliance(String name, String level) {
        var answers = platform(name, "ALLIANCE", level);
        answers.put("outcomeSummary", "联盟成员单位12家，已联合承担攻关任务3项。");
        return answers;
    }

    /** C07: an intellectual property title. */
    static Map<String, Object> ipTitle(String level) {
        return of(DATE, "2025-10-10", "ipLevel", level, "titleIssuer", "国家知识产权局", "titleDocNo", "国知发运字〔2025〕42号");
    }

    /** D02: one registered result a level. */
    static Map<String, Object> results(String prefix, String completer, String... levels) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < levels.length; i++) {
            rows.add(of(
                    "resultRegNo", "9902025Y" + prefix + i,
                    "projectName", "关键工艺研究与应用（" + (i + 1) + "）",
                    "registrationLevel", levels[i],
                    "resultLevel", "DOM_LEADING",
                    "evaluator", "省科技评估中心",
                    "evaluationDate", "2025-05-20",
                    "registeredOn", "2025-06-30"));
        }
        return of(
                DATE,
                "2025-06-30",
                "results",
                rows,
                "firstCompleter",
                true,
                "completers",
                List.of(of("rank", 1, "name", completer, "unitName", "本单位", "title", "高级工程师")),
                "outcomeSummary",
                "成果已在生产线应用，综合能耗下降12%。");
    }

    /** D07: a demonstration enterprise. */
    static Map<String, Object> demonstration(String level) {
        return of(
                DATE,
                "2025-12-02",
                "demoLevel",
                level,
                "titleIssuer",
                "省科学技术厅",
                "titleDocNo",
                "科转〔2025〕57号",
                "transferOutput",
                "12600000");
    }

    private static Map<String, Object> of(Object... namesAndValues) {
        var answers = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            answers.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return answers;
    }
}
