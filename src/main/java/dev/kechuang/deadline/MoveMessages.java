package dev.kechuang.deadline;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.deadline.model.OpenDeadline;
import dev.kechuang.notification.Notifications;
import dev.kechuang.notification.UnitMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells whose deadline has moved: each unit of its own, each office of all of its together. */
@Component
class MoveMessages {

    private static final int NAMED = 10;

    private final Notifications notifications;
    private final BusinessClock clock;

    MoveMessages(Notifications notifications, BusinessClock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    void tell(PeriodKind kind, List<OpenDeadline> moved, Map<OpenDeadline, Instant> to, String source) {
        notifications.toUnits(moved.stream()
                .filter(row -> row.unitId() != null && kind.template() != null)
                .map(row -> new UnitMessage(
                        row.unitId(),
                        kind.template(),
                        row.caseNo(),
                        Map.of(
                                "no", row.key(),
                                "from", lastDay(row.deadline()),
                                "until", lastDay(to.get(row)),
                                "source", source)))
                .toList());
        var byRole = new TreeMap<String, List<OpenDeadline>>();
        for (OpenDeadline row : moved) {
            if (row.role() != null)
                byRole.computeIfAbsent(row.role(), role -> new ArrayList<>()).add(row);
        }
        byRole.forEach((role, rows) -> notifications.toRole(
                role,
                "deadline.notice.officeMoved",
                null,
                Map.of("count", String.valueOf(rows.size()), "list", list(rows, to), "source", source)));
    }

    private String list(List<OpenDeadline> rows, Map<OpenDeadline, Instant> to) {
        String named = rows.stream()
                .limit(NAMED)
                .map(row -> row.key() + ": " + lastDay(row.deadline()) + " → " + lastDay(to.get(row)))
                .collect(Collectors.joining("\n"));
        return rows.size() > NAMED ? named + "\n…" : named;
    }

    /** Deadlines are exclusive; people are told the last day. */
    private String lastDay(Instant deadline) {
        return UnknownDeadline.is(deadline)
                ? UnknownDeadline.SHOWN
                : clock.dateOf(deadline.minusNanos(1)).toString();
    }
}
