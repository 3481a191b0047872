package dev.kechuang.intake.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.intake.ListKind;
import dev.kechuang.policy.Policies;
import dev.kechuang.shared.Refusal;
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

    /** Whether the measure in force has a category that the list feeds; units are wanted always. */
    public boolean wanted(ListKind kind) {
        return !kind.makesCases()
                || policies.current().categoryOfList(kind.name()).isPresent();
    }

    public ListFile read(ListKind kind, int programmeYear, byte[] bytes) {
        if (!wanted(kind)) throw Refusal.invalid("kind", "intake.noCategory");
        var district = policies.current().district();
        return ListFile.read(bytes, ListFormat.of(kind, programmeYear, district, clock.today()));
    }
}
