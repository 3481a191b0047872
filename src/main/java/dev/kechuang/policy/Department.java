package dev.kechuang.policy;

import java.util.List;

/** A joint-check department (domain 3.6); {@code id} is its candidate group, days are working days. */
public record Department(
        String id,
        String nameZh,
        String nameEn,
        String source,
        List<String> checks,
        String lookBack,
        int lookBackMonths,
        List<Finding> results,
        int opinionDays,
        int reminderDays) {

    /** What a department may find, and the opinion that follows: VETO, HOLD or NOTE. */
    public record Finding(String finding, String result) {}
}
