package dev.kechuang.notice;

import dev.kechuang.shared.Problem;
import java.util.ArrayList;
import java.util.List;

/** What the public form sends. Name and contact may be missing: such an objection is recorded, but not admitted. */
public record ObjectionForm(
        String objectorKind,
        String objectorName,
        String contactPhone,
        String contactAddress,
        String contactEmail,
        ObjectionScope scope,
        String content,
        String clue,
        boolean signed) {

    public ObjectionForm {
        objectorKind = "UNIT".equals(objectorKind) ? "UNIT" : "PERSON";
        objectorName = trimmed(objectorName);
        contactPhone = trimmed(contactPhone);
        contactAddress = trimmed(contactAddress);
        contactEmail = trimmed(contactEmail);
        content = trimmed(content);
        clue = trimmed(clue);
    }

    public boolean named() {
        return objectorName.length() >= 2;
    }

    public boolean reachable() {
        return !contactPhone.isEmpty() || !contactAddress.isEmpty() || !contactEmail.isEmpty();
    }

    /** What a person must correct before anything can be recorded. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (scope == null) problems.add(Problem.of("scope", "notice.scopeMissing"));
        if (content.length() < 10) problems.add(Problem.of("content", "notice.contentMissing"));
        tooLong(problems, "content", content, 4000);
        tooLong(problems, "clue", clue, 1000);
        tooLong(problems, "objectorName", objectorName, 100);
        tooLong(problems, "contactPhone", contactPhone, 40);
        tooLong(problems, "contactAddress", contactAddress, 200);
        tooLong(problems, "contactEmail", contactEmail, 120);
        return problems;
    }

    private static void tooLong(List<Problem> problems, String field, String text, int max) {
        if (text.length() > max) problems.add(Problem.of(field, "notice.tooLong", max));
    }

    private static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }

    /** No objector's data in logs. */
    @Override
    public String toString() {
        return "ObjectionForm[" + scope + "]";
    }
}
