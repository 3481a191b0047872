package dev.kechuang.portal.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Roles;
import dev.kechuang.workflow.InboxTask;
import dev.kechuang.workflow.TaskInbox;
import dev.kechuang.workflow.TaskPages;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** What waits for the person: from our own rows, each with a link to where it is worked. */
@Controller
class InboxController {

    static final int COUNTED = 1000;
    private static final int SIZE = 25;
    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final TaskInbox inbox;
    private final Registry registry;
    private final Roles roles;
    private final ObjectProvider<TaskPages> pages;
    private final BusinessClock clock;
    private final Calendars calendars;

    InboxController(
            TaskInbox inbox,
            Registry registry,
            Roles roles,
            ObjectProvider<TaskPages> pages,
            BusinessClock clock,
            Calendars calendars) {
        this.inbox = inbox;
        this.registry = registry;
        this.roles = roles;
        this.pages = pages;
        this.clock = clock;
        this.calendars = calendars;
    }

    @GetMapping("/portal/inbox")
    String inbox(
            Principal user, @RequestParam(name = "page", defaultValue = "0") int asked, Model model, Locale locale) {
        int page = Math.max(0, Math.min(asked, 10_000));
        List<InboxTask> found = tasks(user.getName(), page);
        Map<String, String> links = links();
        model.addAttribute(
                "tasks",
                found.stream()
                        .limit(SIZE)
                        .map(task -> line(task, links, user.getName(), locale))
                        .toList());
        model.addAttribute("page", page);
        // One more than shown is asked for; a total would count all of a department's year.
        model.addAttribute("more", found.size() == SIZE);
        return "portal/inbox";
    }

    private List<InboxTask> tasks(String userId, int page) {
        return registry.unitIdOfUser(userId)
                .map(unitId -> inbox.openOfUnit(unitId, page, SIZE))
                .orElseGet(() -> inbox.open(userId, staffRoles(userId), page, SIZE));
    }

    private Set<String> staffRoles(String userId) {
        return registry.rolesOf(userId).stream()
                .filter(role -> !role.startsWith("applicant-"))
                .collect(Collectors.toSet());
    }

    private Map<String, String> links() {
        var links = new HashMap<String, String>();
        pages.orderedStream().forEach(module -> links.putAll(module.taskPages()));
        return links;
    }

    private Line line(InboxTask task, Map<String, String> links, String userId, Locale locale) {
        String page = links.get(task.taskKey());
        String link = page == null
                ? TASKLIST + task.id()
                : page.replace("{businessKey}", UriUtils.encodePathSegment(task.businessKey(), "UTF-8"));
        String role = roles.find(String.valueOf(task.candidateRole()))
                .map(found -> found.name(locale.getLanguage()))
                .orElse("");
        return new Line(
                task.taskName(),
                task.businessKey(),
                role,
                userId.equals(task.assignee()),
                LocalDateTime.ofInstant(task.createdAt(), BusinessClock.ZONE),
                task.dueAt() == null ? "" : due(task.dueAt()),
                task.dueAt() != null && !clock.now().isBefore(task.dueAt()),
                left(task.dueAt()),
                link,
                page == null);
    }

    /** Working days after today until the last good day; null without deadline, after it, or without a calendar. */
    private Integer left(Instant deadline) {
        if (deadline == null || !clock.now().isBefore(deadline)) return null;
        try {
            return calendars.current().workdaysBetween(clock.today(), clock.dateOf(deadline.minusNanos(1)));
        } catch (CalendarMissing nobodyKnows) {
            return null;
        }
    }

    /** A deadline is the first instant that is too late; at midnight people mean the whole day before. */
    private static String due(Instant deadline) {
        LocalDateTime tooLate = LocalDateTime.ofInstant(deadline, BusinessClock.ZONE);
        return tooLate.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? tooLate.toLocalDate().minusDays(1).toString()
                : tooLate.format(MINUTES);
    }

    /** One task as shown; times in the programme's zone. */
    record Line(
            String name,
            String caseNo,
            String role,
            boolean mine,
            LocalDateTime since,
            String due,
            boolean overdue,
            Integer daysLeft,
            String link,
            boolean tasklist) {}
}
