package dev.kechuang.nomination.web;

import dev.kechuang.nomination.web.Deadlines.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the pages of one case show, ready in the reader's language; times as text. */
record CaseView(
        Head head,
        List<Wait> waits,
        List<Event> events,
        List<Correction> corrections,
        List<Department> departments,
        List<Word> words,
        List<Review> reviews,
        List<Calculation> calculations,
        AnswerSheet sheet,
        List<Promise> promises,
        List<File> files) {

    record Head(
            UUID id,
            String caseNo,
            String category,
            String categoryCode,
            String item,
            int year,
            String unitName,
            String uscc,
            String path,
            String status,
            String statusName,
            String tone,
            String amount,
            String clause,
            String submittedAt,
            boolean autoAccepted,
            String noticeNo,
            String decisionNo,
            boolean withdrawable) {}

    record Wait(String who, Deadline until) {

        /** Those who have the same time are named together, in their order. */
        static List<Wait> together(List<Wait> waits, Locale locale) {
            var names = new LinkedHashMap<Optional<Deadline>, List<String>>();
            waits.forEach(wait -> names.computeIfAbsent(Optional.ofNullable(wait.until), none -> new ArrayList<>())
                    .add(wait.who));
            String comma = Texts.english(locale) ? ", " : "、";
            return names.entrySet().stream()
                    .map(one -> new Wait(
                            String.join(comma, one.getValue()), one.getKey().orElse(null)))
                    .toList();
        }
    }

    /** One thing that happened; {@code actor} is empty for what the system did, and for applicants. */
    record Event(String title, String at, String actor, String note) {}

    record Correction(int round, List<String> items, Deadline deadline, String answeredAt, boolean extended) {}

    record Department(
            String id, String name, String state, String tone, Deadline due, Deadline statementDue, String facts) {}

    record Word(String department, String kind, String opinion, String facts, String by, String at) {}

    record Review(
            int round, String kind, String reasonCode, String reason, boolean agencyMissed, String by, String at) {}

    /** One run, latest first; {@code redone}: its stored steps, done again, give its amount. */
    record Calculation(
            int runNo,
            String amount,
            String paidBefore,
            String clause,
            List<Step> steps,
            String version,
            String versionTitle,
            boolean redone,
            String at) {}

    record Step(String text, String other, String formula) {}

    /** A commitment given, word for word, and the measure whose words they are. */
    record Promise(String text, String version, String by, String at) {}

    record File(UUID id, String name, String size, String slot, String at, String sha256) {}
}
