package dev.kechuang.campaign;

import dev.kechuang.calendar.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;

/** When one category of a programme year takes applications; {@code closesAt} is exclusive (24:00 of the last day). */
public record CallWindow(int programmeYear, String categoryCode, LocalDate opensOn, Instant closesAt, boolean planned) {

    public boolean openAt(Instant now) {
        return now.isBefore(closesAt)
                && !now.isBefore(opensOn.atStartOfDay(BusinessClock.ZONE).toInstant());
    }

    public LocalDate lastDay() {
        return LocalDate.ofInstant(closesAt.minusNanos(1), BusinessClock.ZONE);
    }
}
