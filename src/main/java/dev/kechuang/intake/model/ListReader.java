package dev.kechuang.intake.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.intake.ListKind;
import dev.kechuang.policy.Policies;
import org.springframework.stereotype.Component;

/** Reads a file as the kind of list it is said to be, by the district and the day of today. */
@Component
public class ListReader {

    private final Policies policies;
    private final BusinessClock clock;

    public ListReader(Policies policies, BusinessClock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    public ListFile read(ListKind kind, int programmeYear, byte[] bytes) {
        var district = policies.current().district();
        return ListFile.read(bytes, ListFormat.of(kind, programmeYear, district, clock.today()));
    }
}
