package dev.kechuang.nomination.web;

import dev.kechuang.form.UploadView;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseStep;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.Dossier;
import dev.kechuang.nomination.Dossier.CalculationView;
import dev.kechuang.nomination.Dossier.DepartmentLine;
import dev.kechuang.nomination.Dossier.WordLine;
import dev.kechuang.policy.EvidenceItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the view of a case: for the unit only what concerns it, for the office everything but how to reach people. */
@Component
class CaseViews {

    /** Reasons given to the applicant; what officers tell each other stays with them. */
    private static final Set<CaseStatus> REASON_FOR_APPLICANT = EnumSet.of(
            CaseStatus.NOT_ACCEPTED,
            CaseStatus.VETOED,
            CaseStatus.NOT_PROPOSED,
            CaseStatus.IN_NOTICE,
            CaseStatus.REMOVED,
            CaseStatus.GOV_REJECTED,
            CaseStatus.DECIDED,
            CaseStatus.RETURNED,
            CaseStatus.WITHDRAWN,
            CaseStatus.WAIVED);

    private static final Set<String> VETOES = Set.of("VETO", "UPHOLD");

    private final Deadlines deadlines;
    private final Sums sums;
    private final Texts texts;

    CaseViews(Deadlines deadlines, Sums sums, Texts texts) {
        this.deadlines = deadlines;
        this.sums = sums;
        this.texts = texts;
    }

    CaseView forApplicant(Dossier it, Locale locale) {
        return new CaseView(
                head(it, locale),
                waits(it, true, locale),
                it.steps().stream().map(step -> eventForApplicant(step, locale)).toList(),
                corrections(it),
                it.departments().stream()
                        .map(line -> department(line, vetoFacts(it, line), locale))
                        .toList(),
                it.words().stream()
                        .filter(word -> word.kind().equals("STATEMENT"))
                        .map(word -> word(word, locale))
                        .toList(),
                List.of(),
                calculations(it, locale),
                AnswerSheet.of(it.form(), it.answers(), false, texts, locale),
                promises(it, locale),
                files(it, locale));
    }

    /** {@code onlyDepartments}: names of the departments whose words this reader may see; null for all. */
    CaseView forOffice(Dossier it, Set<String> onlyDepartments, Locale locale) {
        return new CaseView(
                head(it, locale),
                waits(it, false, locale),
                it.steps().stream()
                        .map(step -> new CaseView.Event(
                                title(step, locale), deadlines.at(step.at()), step.actor(), note(step, locale)))
                        .toList(),
                corrections(it),
                it.departments().stream()
                        .map(line -> department(line, null, locale))
                        .toList(),
                it.words().stream()
                        .filter(word -> onlyDepartments == null || onlyDepartments.contains(word.department()))
                        .map(word -> word(word, locale))
                        .toList(),
                it.reviews().stream()
                        .map(line -> new CaseView.Review(
                                line.round(),
                                texts.text("nomination.page.review.kind." + line.kind(), locale),
                                line.reasonCode(),
                                line.reason(),
                                line.agencyMissed(),
                                line.by(),
                                deadlines.at(line.at())))
                        .toList(),
                calculations(it, locale),
                AnswerSheet.of(it.form(), it.answers(), true, texts, locale),
                promises(it, locale),
                files(it, locale));
    }

    private CaseView.Head head(Dossier it, Locale locale) {
        CaseSummary one = it.summary();
        return new CaseView.Head(
                one.id(),
                one.caseNo(),
                texts.category(it.category(), locale),
                one.categoryCode(),
                one.itemName(),
                one.programmeYear(),
                one.unitName(),
                one.uscc(),
                texts.text("nomination.page.path." + one.path(), locale),
                one.status().name(),
                texts.status(one.status(), locale),
                CaseLook.tone(one.status()),
                one.amount() == null ? null : one.amount().format(),
                one.clause(),
                deadlines.at(one.submittedAt()),
                one.autoAccepted(),
                it.noticeNo(),
                it.decisionNo(),
                one.status().withdrawable());
    }

    private List<CaseView.Wait> waits(Dossier it, boolean applicant, Locale locale) {
        List<CaseView.Wait> waits = it.waits().stream()
                .map(wait -> new CaseView.Wait(texts.who(wait, applicant, locale), deadlines.of(wait.until())))
                .toList();
        return CaseView.Wait.together(waits, locale);
    }

    private CaseView.Event eventForApplicant(CaseStep step, Locale locale) {
        boolean ownWords = step.from() == CaseStatus.AWAITING_CONFIRMATION || step.from() == CaseStatus.DEFERRED;
        boolean told = ownWords || REASON_FOR_APPLICANT.contains(step.to());
        return new CaseView.Event(title(step, locale), deadlines.at(step.at()), "", told ? note(step, locale) : null);
    }

    /** What a person wrote, a number, or the one word a neighbouring module gives as its reason. */
    private String note(CaseStep step, Locale locale) {
        return "payout".equals(step.reason()) ? texts.text("nomination.page.note.payout", locale) : step.reason();
    }

    private String title(CaseStep step, Locale locale) {
        return texts.text("nomination.page.event." + step.to(), locale);
    }

    private List<CaseView.Correction> corrections(Dossier it) {
        return it.corrections().stream()
                .map(list -> new CaseView.Correction(
                        list.round(),
                        list.items(),
                        deadlines.of(list.deadline()),
                        deadlines.at(list.answeredAt()),
                        list.extendedAt() != null))
                .toList();
    }

    private CaseView.Department department(DepartmentLine line, String facts, Locale locale) {
        String tone = switch (line.state()) {
            case "PASS", "NOTE" -> "good";
            case "VETOED" -> "bad";
            case "ASKED" -> line.overdue() ? "bad" : "";
            default -> "warn";
        };
        return new CaseView.Department(
                line.department(),
                texts.department(line, locale),
                texts.text("nomination.page.department." + line.state(), locale),
                tone,
                line.state().equals("ASKED") ? deadlines.of(line.dueAt()) : null,
                line.state().equals("VETO_PROPOSED") ? deadlines.of(line.statementDue()) : null,
                facts);
    }

    /** A unit learns why a department objects, and nothing of the others' remarks. */
    private static String vetoFacts(Dossier it, DepartmentLine line) {
        if (!line.state().equals("VETO_PROPOSED") && !line.state().equals("VETOED")) return null;
        return it.words().stream()
                .filter(word -> word.department().equals(line.department()) && VETOES.contains(word.opinion()))
                .map(WordLine::facts)
                .filter(facts -> facts != null && !facts.isBlank())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private CaseView.Word word(WordLine word, Locale locale) {
        return new CaseView.Word(
                Texts.english(locale) ? word.nameEn() : word.name(),
                texts.text("nomination.page.word.kind." + word.kind(), locale),
                word.kind().equals("STATEMENT")
                        ? ""
                        : texts.text("nomination.page.word.opinion." + word.opinion(), locale),
                word.facts(),
                word.by(),
                deadlines.at(word.at()));
    }

    private List<CaseView.Calculation> calculations(Dossier it, Locale locale) {
        return it.calculations().stream()
                .map(run -> calculation(run, it.category().code(), locale))
                .toList();
    }

    private CaseView.Calculation calculation(CalculationView run, String categoryCode, Locale locale) {
        return new CaseView.Calculation(
                run.runNo(),
                run.result().amount().format(),
                run.paidBefore().format(),
                run.result().clause(),
                sums.of(run.result().steps(), run.ruleVersionId(), categoryCode, locale),
                run.ruleVersionId(),
                run.ruleVersionTitle(),
                run.redone(),
                deadlines.at(run.at()));
    }

    private List<CaseView.Promise> promises(Dossier it, Locale locale) {
        boolean english = Texts.english(locale);
        return it.promises().stream()
                .map(given -> new CaseView.Promise(
                        english && given.textEn() != null ? given.textEn() : given.textZh(),
                        given.ruleVersionId(),
                        given.by(),
                        deadlines.at(given.at())))
                .toList();
    }

    private List<CaseView.File> files(Dossier it, Locale locale) {
        var labels = it.category().evidence().stream()
                .collect(Collectors.toMap(EvidenceItem::key, item -> item.label(locale)));
        return it.files().stream()
                .map(file -> new CaseView.File(
                        file.id(),
                        file.fileName(),
                        new UploadView("", "", file.size()).sizeText(),
                        labels.getOrDefault(file.slot(), file.slot()),
                        deadlines.at(file.storedAt()),
                        file.sha256()))
                .toList();
    }
}
