package dev.kechuang.notice.web;

import dev.kechuang.notice.ObjectionForm;
import dev.kechuang.notice.ObjectionScope;
import java.util.Arrays;

/** The objection as typed; every field arrives as text and may be missing. */
record PostedObjection(
        String objectorKind,
        String objectorName,
        String contactPhone,
        String contactAddress,
        String contactEmail,
        String scope,
        String content,
        String clue,
        String signed) {

    static final PostedObjection EMPTY = new PostedObjection("PERSON", "", "", "", "", "", "", "", "");

    ObjectionForm objection() {
        return new ObjectionForm(
                objectorKind,
                objectorName,
                contactPhone,
                contactAddress,
                contactEmail,
                Arrays.stream(ObjectionScope.values())
                        .filter(known -> known.name().equals(scope))
                        .findFirst()
                        .orElse(null),
                content,
                clue,
                "true".equals(signed));
    }
}
