package dev.kechuang.nomination;

import dev.kechuang.evidence.EvidenceFile;
import dev.kechuang.form.FormSchema;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.Category;
import dev.kechuang.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything about one case on one page, for those who may read it; {@code calculations} stand latest first; {@code waits} says who has it now and until when. */
public record Dossier(
        CaseSummary summary,
        String ruleVersionId,
        Category category,
        FormSchema form,
        Map<String, Object> answers,
        List<EvidenceFile> files,
        List<Promise> promises,
        List<CaseStep> steps,
        List<ReviewLine> reviews,
        List<CorrectionList> corrections,
        List<DepartmentLine> departments,
        List<WordLine> words,
        List<CalculationView> calculations,
        List<Waiting> waits,
        String noticeNo,
        String decisionNo) {

    /** A commitment given when the entitlement was confirmed, in its own words; {@code by} is a display name. */
    public record Promise(String textZh, String textEn, String ruleVersionId, String by, Instant at) {}

    /** A decision of the formal review; {@code by} is a display name. */
    public record ReviewLine(
            int round, String kind, String reasonCode, String reason, boolean agencyMissed, String by, Instant at) {}

    /** What had to be corrected; {@code deadline} is exclusive, {@code extendedAt} null unless it was extended. */
    public record CorrectionList(
            int round, List<String> items, Instant deadline, Instant answeredAt, Instant extendedAt) {}

    /** Where a department stands; its names are those of the measure the case runs under. */
    public record DepartmentLine(
            String department,
            String name,
            String nameEn,
            String state,
            Instant dueAt,
            Instant statementDue,
            boolean overdue) {}

    /** One word of the joint check. */
    public record WordLine(
            String department,
            String name,
            String nameEn,
            String kind,
            String opinion,
            String facts,
            String by,
            Instant at) {}

    /** One run of the calculation: the version it was done under, and whether its steps, done again, give its amount. */
    public record CalculationView(
            int runNo,
            AmountResult result,
            Money paidBefore,
            String ruleVersionId,
            String ruleVersionTitle,
            boolean redone,
            Instant at) {}

    /** Who has the case now (role or department id; only a department is named) and until when (exclusive; null = no period). */
    public record Waiting(String who, String whoName, String whoNameEn, Instant until) {

        static Waiting ofRole(String role, Instant until) {
            return new Waiting(role, null, null, until);
        }
    }
}
