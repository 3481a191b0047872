package dev.kechuang.intake.web;

import dev.kechuang.intake.ListRow;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** A row in the reader's words; empty text where there is nothing to say. */
record RowView(ListRow row, String outcome, String reason, String value) {

    static RowView of(ListRow row, MessageSource messages, Locale locale) {
        String reason = "";
        if (row.reason() != null) {
            String what = messages.getMessage(row.reason(), null, row.reason(), locale);
            reason = row.reasonColumn() == null ? what : row.reasonColumn() + ": " + what;
        }
        return new RowView(
                row,
                messages.getMessage("intake.outcome." + row.outcome(), null, locale),
                reason,
                row.reasonValue() == null ? "" : row.reasonValue());
    }

    /** Colour of the outcome's tag. */
    public String tone() {
        return switch (row.outcome()) {
            case CREATED -> "good";
            case MALFORMED -> "bad";
            case UNKNOWN_UNIT, NAME_DIFFERS, NOT_IN_DISTRICT -> "warn";
            default -> "quiet";
        };
    }
}
