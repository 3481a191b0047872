package dev.kechuang.deadline;

import java.util.List;

/** A module that stores deadlines tells which, so that they follow the calendar. */
public interface PeriodSource {

    List<PeriodKind> kinds();
}
