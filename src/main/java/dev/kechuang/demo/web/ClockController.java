package dev.kechuang.demo.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.demo.ClockMoves;
import dev.kechuang.demo.DemoPart;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The business clock of a demo: what time it is, and letting time pass. */
@Controller
@DemoPart
class ClockController {

    private static final String HERE = "/portal/admin/clock";
    private static final int SHOWN = 300;

    private final BusinessClock clock;
    private final Calendars calendars;
    private final ClockMoves moves;
    private final Registry registry;

    ClockController(BusinessClock clock, Calendars calendars, ClockMoves moves, Registry registry) {
        this.clock = clock;
        this.calendars = calendars;
        this.moves = moves;
        this.registry = registry;
    }

    /** A timer that went off, as the page shows it. */
    record Line(String key, String name, LocalDateTime due) {}

    @GetMapping(HERE)
    String page(Principal user, Model model, HttpServletResponse response) {
        check(user);
        var state = moves.state();
        // No script is needed to follow a move: the browser asks again.
        if (state.running()) response.setHeader("Refresh", "1");
        model.addAttribute("now", local(clock.now()));
        model.addAttribute("workday", calendars.current().isWorkday(clock.today()));
        model.addAttribute("state", state);
        model.addAttribute("from", local(state.from()));
        model.addAttribute("target", local(state.target()));
        List<Line> lines = state.fired().stream()
                .limit(SHOWN)
                .map(one -> new Line(one.key(), one.name(), local(one.due())))
                .toList();
        model.addAttribute("fired", lines);
        return "demo/clock";
    }

    @PostMapping(HERE)
    String move(
            Principal user,
            @RequestParam("move") String move,
            @RequestParam(name = "days", defaultValue = "1") int days) {
        check(user);
        switch (move) {
            case "workdays" -> moves.byWorkdays(days, user.getName());
            case "endOfDay" -> moves.toEndOfDay(user.getName());
            case "deadline" -> moves.toNextDeadline(user.getName());
            default -> throw Refusal.invalid("move", "demo.clock.badMove");
        }
        return "redirect:" + HERE;
    }

    private void check(Principal user) {
        if (!registry.hasRole(user.getName(), "sysadmin")) throw Refusal.notAllowed("demo.clock.notAdmin");
    }

    private static LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, BusinessClock.ZONE);
    }
}
