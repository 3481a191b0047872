package dev.kechuang.decision.model;

import dev.kechuang.shared.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 发文字号 of a government document: "X政发〔2026〕8号", hexagonal brackets, full year, no zero padding (domain.md 5.0). */
public record DocNo(String text) {

    private static final Pattern FORM = Pattern.compile("[\\p{IsHan}A-Za-z]{1,10}政发〔([0-9]{4})〕[1-9][0-9]{0,3}号");

    public DocNo {
        if (text == null || !FORM.matcher(text).matches()) throw Refusal.invalid("docNo", "decision.docNoFormat");
    }

    /** A number of this very year; the decision is dated the day it is numbered. */
    public static DocNo of(String text, int year) {
        var docNo = new DocNo(text == null ? null : text.strip());
        if (docNo.year() != year) throw Refusal.invalid("docNo", "decision.docNoYear", String.valueOf(year));
        return docNo;
    }

    public int year() {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) throw new IllegalStateException(text);
        return Integer.parseInt(found.group(1));
    }
}
