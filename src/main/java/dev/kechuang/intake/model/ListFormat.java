package dev.kechuang.intake.model;

import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.intake.model.Column.Presence;
import dev.kechuang.intake.model.ReadRow.Remark;
import dev.kechuang.policy.District;
import dev.kechuang.registry.ApplicantType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a kind of list looks like: its columns, the field that identifies a row, and what columns say together. */
record ListFormat(List<Column> columns, String keyField, UnaryOperator<ReadRow> judgement) {

    private static final Map<String, String> RECOGNITIONS = Map.of(
            "首次", "FIRST",
            "首次认定", "FIRST",
            "FIRST", "FIRST",
            "重新认定", "RENEWAL",
            "RENEWAL", "RENEWAL",
            "迁入", "RELOCATED",
            "迁入认定", "RELOCATED",
            "整体迁入", "RELOCATED",
            "RELOCATED", "RELOCATED");

    private static final Map<String, String> TYPES = Map.of(
            "企业", "ENTERPRISE",
            "农民专业合作社", "COOPERATIVE",
            "合作社", "COOPERATIVE",
            "家庭农场", "FAMILY_FARM",
            "事业单位", "INSTITUTION",
            "社会组织", "SOCIAL_ORG",
            "机关单位", "GOV_UNIT",
            "机关", "GOV_UNIT",
            "个体工商户", "INDIVIDUAL_BUSINESS");

    static ListFormat of(ListKind kind, int programmeYear, District district, LocalDate today) {
        return switch (kind) {
            case UNIT_DIRECTORY -> unitDirectory(district, today);
            case HNTE -> hnte(programmeYear);
            case TECH_SME -> techSme(programmeYear);
        };
    }

    private static ListFormat unitDirectory(District district, LocalDate today) {
        Map<String, String> types = new HashMap<>(TYPES);
        for (ApplicantType type : ApplicantType.values()) types.put(type.name(), type.name());
        return new ListFormat(
                List.of(
                        required("uscc", Cells::uscc, "统一社会信用代码", "社会信用代码", "信用代码"),
                        required("unitName", Cells::name, "单位名称", "企业名称", "名称"),
                        required("applicantType", Cells.oneOf(types, "intake.row.applicantType"), "主体类型", "单位类型"),
                        required("registeredAddress", Cells.text(200), "注册地址", "住所"),
                        required("townCode", Cells.town(district), "所属镇街", "所属镇街/园区", "镇街"),
                        required("establishedOn", Cells.pastDate(today), "成立日期", "注册日期"),
                        required("legalRepName", Cells.text(50), "法定代表人", "法人代表", "负责人"),
                        required(
                                "industryCode", Cells.code("[A-T][0-9]{4}", "intake.row.industry"), "行业代码", "国民经济行业代码"),
                        required("aboveScale", Cells::yesNo, "是否规上"),
                        required("contactName", Cells.text(50), "联系人"),
                        required("contactMobile", Cells::mobile, "手机", "联系电话", "手机号码"),
                        new Column("contactEmail", Presence.CELL_OPTIONAL, List.of("邮箱", "电子邮箱"), Cells::email)),
                "uscc",
                row -> row);
    }

    private static ListFormat hnte(int programmeYear) {
        return new ListFormat(
                List.of(
                        required("unitName", Cells::name, "企业名称", "单位名称"),
                        required("uscc", Cells::uscc, "统一社会信用代码", "社会信用代码", "信用代码"),
                        required(
                                "certificateNo",
                                Cells.code("GR[0-9]{12}", "intake.row.certificateNo"),
                                "证书编号",
                                "高新技术企业证书编号"),
                        required("recognitionType", Cells.oneOf(RECOGNITIONS, "intake.row.recognitionType"), "认定类型"),
                        required("certIssueDate", Cells::date, "发证日期", "发证时间"),
                        required("certValidTo", Cells::date, "有效期至", "有效期止"),
                        required("announcementNo", Cells.text(50), "公告文号"),
                        new Column("relocationDate", Presence.OPTIONAL, List.of("迁入日期", "迁入登记日期"), Cells::date)),
                "certificateNo",
                row -> judgeCertificate(row, programmeYear));
    }

    private static ListFormat techSme(int programmeYear) {
        return new ListFormat(
                List.of(
                        required("unitName", Cells::name, "企业名称", "单位名称"),
                        required("uscc", Cells::uscc, "统一社会信用代码", "社会信用代码", "信用代码"),
                        required(
                                "techSmeRegNo",
                                Cells.code("20[0-9]{2}[0-9A-Z]{14,20}", "intake.row.registrationNo"),
                                "入库登记编号",
                                "登记编号"),
                        required("registeredOn", Cells::date, "入库日期", "入库时间"),
                        required("announcementNo", Cells.text(50), "公告批次"),
                        required("firstTime", Cells::yesNo, "是否首次", "是否首次入库")),
                "techSmeRegNo",
                row -> judgeRegistration(row, programmeYear));
    }

    /** A certificate counts by its issue; one that moved here counts by the day of the move, while it is valid (C01). */
    private static ReadRow judgeCertificate(ReadRow row, int programmeYear) {
        LocalDate issued = day(row, "certIssueDate");
        LocalDate validTo = day(row, "certValidTo");
        if (!validTo.isAfter(issued)) return remark(row, RowOutcome.MALFORMED, "intake.row.validTo", "有效期至", validTo);
        boolean moved = row.cells().get("recognitionType").equals("RELOCATED")
                && !row.cells().get("relocationDate").isEmpty();
        LocalDate counts = moved ? day(row, "relocationDate") : issued;
        if (counts.isBefore(issued) || counts.isAfter(validTo)) {
            return remark(row, RowOutcome.MALFORMED, "intake.row.relocation", "迁入日期", counts);
        }
        return inYear(row, programmeYear, counts, moved ? "迁入日期" : "发证日期");
    }

    private static ReadRow judgeRegistration(ReadRow row, int programmeYear) {
        LocalDate registered = day(row, "registeredOn");
        String number = row.cells().get("techSmeRegNo");
        if (!number.startsWith(String.valueOf(programmeYear))) {
            return remark(row, RowOutcome.OUT_OF_YEAR, "intake.row.numberOfOtherYear", "入库登记编号", number);
        }
        if (row.cells().get("firstTime").equals("false")) {
            return remark(row, RowOutcome.NOT_ELIGIBLE, "intake.row.notFirst", "是否首次", "否");
        }
        return inYear(row, programmeYear, registered, "入库日期");
    }

    private static ReadRow inYear(ReadRow row, int programmeYear, LocalDate counts, String column) {
        if (counts.getYear() != programmeYear) {
            return remark(row, RowOutcome.OUT_OF_YEAR, "intake.row.outOfYear", column, counts);
        }
        row.cells().put("achievementDate", counts.toString());
        return row;
    }

    private static ReadRow remark(ReadRow row, RowOutcome outcome, String key, String column, Object shown) {
        return row.judged(outcome, new Remark(key, column, shown.toString()));
    }

    private static LocalDate day(ReadRow row, String field) {
        return LocalDate.parse(row.cells().get(field));
    }

    private static Column required(
            String field, java.util.function.Function<String, CellValue> reading, String... headers) {
        return new Column(field, Presence.REQUIRED, List.of(headers), reading);
    }
}
