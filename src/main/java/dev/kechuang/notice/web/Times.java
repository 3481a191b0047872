package dev.kechuang.notice.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.UnknownDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Instants as people read them here; pages of this module find it as {@code times}. */
@ControllerAdvice(basePackageClasses = Times.class)
public class Times {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @ModelAttribute("times")
    Times times() {
        return this;
    }

    /** Empty for null. */
    public String minute(Instant instant) {
        return instant == null
                ? ""
                : LocalDateTime.ofInstant(instant, BusinessClock.ZONE).format(MINUTE);
    }

    /** The last day that an exclusive deadline still includes. */
    public String lastDay(Instant deadline) {
        if (UnknownDeadline.is(deadline)) return UnknownDeadline.SHOWN;
        return deadline == null
                ? ""
                : LocalDate.ofInstant(deadline.minusNanos(1), BusinessClock.ZONE)
                        .toString();
    }
}
