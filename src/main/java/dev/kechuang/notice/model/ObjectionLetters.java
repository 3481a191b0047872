package dev.kechuang.notice.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.notice.Objection;
import dev.kechuang.notice.Objector;
import dev.kechuang.notice.Period;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** DOC-08 and DOC-09 in the pack's wording, and the allegation as the respondent may read it. */
public final class ObjectionLetters {

    private static final String HIDDEN = "（已隐去）";
    private static final Map<String, String> REASONS = Map.of(
            "IMPERSONATION", "冒用他人名义提出",
            "LATE", "超过公示期提出",
            "ANONYMOUS", "未使用真实身份",
            "UNSIGNED", "未签名或者未加盖公章，且逾期未补",
            "NO_CONTACT", "未提供联系方式",
            "NO_EVIDENCE", "未提供证据或者明确的线索",
            "OUT_OF_SCOPE", "不属于异议受理范围");

    private final PolicyPack pack;

    public ObjectionLetters(PolicyPack pack) {
        this.pack = pack;
    }

    public String toObjector(Objection objection, String objectorName) {
        return switch (objection.status()) {
            case RECEIVED, REFUSING -> "";
            case REFUSED -> letter("objectionRefused", objection, objectorName);
            case ADMITTED, ANSWERED, INVESTIGATED, RULED -> letter("objectionAdmitted", objection, objectorName);
            case UPHELD, DISMISSED -> letter("objectionDecision", objection, objectorName);
        };
    }

    /** DOC-09 for the unit: names nobody. */
    public String toRespondent(Objection objection, Objector objector) {
        return letter("objectionDecision", withoutObjector(objection, objector), "");
    }

    /** Name, phone, address and mail are taken out of the free text as well; the clue stays with the desk. */
    public Objection withoutObjector(Objection o, Objector objector) {
        String content = o.content();
        for (String trace : Stream.of(objector.name(), objector.phone(), objector.address(), objector.email())
                .filter(Objects::nonNull)
                .filter(trace -> trace.length() > 1)
                .toList())
            content = Pattern.compile(Pattern.quote(trace), Pattern.CASE_INSENSITIVE)
                    .matcher(content)
                    .replaceAll(HIDDEN);
        return new Objection(
                o.no(),
                o.noticeNo(),
                o.entryId(),
                o.serial(),
                o.caseNo(),
                o.unitId(),
                o.unitName(),
                o.itemName(),
                o.scope(),
                content,
                null,
                o.signed(),
                o.status(),
                o.reasonCode(),
                o.explanation(),
                o.receivedAt(),
                o.signatureDue(),
                o.admissionDue(),
                o.batchDue(),
                o.answerDue(),
                o.investigationDue(),
                o.answer(),
                null,
                o.closedAt() == null ? null : o.findings(),
                null,
                null,
                o.closedAt() == null ? null : o.ruling(),
                o.closedAt() == null ? null : o.grounds(),
                o.closedAt());
    }

    private String letter(String key, Objection objection, String objectorName) {
        Wording wording = pack.wording(key);
        var values = new HashMap<String, String>();
        values.put("objectorName", objectorName == null ? "异议人" : objectorName);
        values.put("receivedAt", day(objection.receivedAt()));
        values.put("caseNo", objection.caseNo().text());
        values.put("objectionNo", objection.no());
        values.put("investigationDays", String.valueOf(pack.periods().investigation()));
        values.put("reason", REASONS.getOrDefault(text(objection.reasonCode()), "") + added(objection.explanation()));
        values.put("reasonCode", text(objection.reasonCode()));
        values.put("allegedFacts", objection.content());
        values.put("investigation", text(objection.investigation()));
        values.put("findings", text(objection.findings()));
        values.put("clause", text(objection.grounds()));
        boolean upheld = "UPHELD".equals(objection.ruling());
        values.put("ruling", upheld ? "异议成立" : "异议不成立");
        values.put("effect", upheld ? "该条目从名单中移除" : "该条目恢复，随后续名单办理");
        values.put("bureau", pack.issuers().bureau());
        values.put("issuedOn", objection.closedAt() == null ? "" : day(objection.closedAt()));
        return wording.titleWith(values) + "\n" + wording.bodyWith(values).strip();
    }

    private static String added(String explanation) {
        return explanation == null || explanation.isBlank() ? "" : "；" + explanation;
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }

    private static String day(Instant instant) {
        return Period.day(LocalDate.ofInstant(instant, BusinessClock.ZONE));
    }
}
