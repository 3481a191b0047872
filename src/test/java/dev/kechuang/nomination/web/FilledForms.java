package dev.kechuang.nomination.web;

import dev.kechuang.registry.NewUnit;
import dev.kechuang.shared.Uscc;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people type into the pages' forms. */
final class FilledForms {

    private FilledForms() {}

    static MockHttpServletRequestBuilder moved(MockHttpServletRequestBuilder form, String town) {
        return form.param("name", "别的名字")
                .param("registeredAddress", "河口镇新路1号")
                .param("townCode", town)
                .param("legalRepName", "陈星河")
                .param("industryCode", "C3521")
                .param("establishedOn", "2018-05-01")
                .param("contactName", "刘敏")
                .param("contactMobile", "13800138000");
    }

    static MockHttpServletRequestBuilder whole(MockHttpServletRequestBuilder form) {
        return whole(form, "某省级平台");
    }

    static MockHttpServletRequestBuilder whole(MockHttpServletRequestBuilder form, String platform) {
        Map<String, String> fields = Map.ofEntries(
                Map.entry("applicantType", "ENTERPRISE"),
                Map.entry("establishedOn", "2018-05-01"),
                Map.entry("industryCode", "C3521"),
                Map.entry("aboveScale", "true"),
                Map.entry("contactName", "刘敏"),
                Map.entry("contactMobile", "13800138000"),
                Map.entry("platformName", platform),
                Map.entry("platformKind", "ENG_CENTER"),
                Map.entry("level", "PROVINCIAL"),
                Map.entry("approvalDocNo", "省科〔2026〕" + platform.length() + "号"),
                Map.entry("approver", "省科技厅"),
                Map.entry("achievementDate", "2026-03-01"),
                Map.entry("supportUnitRank", "1"),
                Map.entry("duplicateConfirmed", "true"),
                Map.entry("negativeSelfCheck", "true"),
                Map.entry("integrityCommitment", "true"),
                Map.entry("privacyNoticeAck", "true"),
                Map.entry("publicConsent", "true"));
        fields.forEach(form::param);
        return form;
    }

    static NewUnit named(int no, String name) {
        return new NewUnit(
                Uscc.withCheckDigits("91110101MA99000" + no).text(),
                name,
                "ENTERPRISE",
                "示范区高新大道" + no + "号",
                "519901801",
                "陈星河",
                "C3521",
                true,
                LocalDate.of(2018, 5, 1),
                "刘敏",
                "13800138000",
                "liu@example.cn");
    }
}
