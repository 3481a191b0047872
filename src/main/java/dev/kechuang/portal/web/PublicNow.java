package dev.kechuang.portal.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.campaign.CallWindow;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.notice.NoticeStatus;
import dev.kechuang.notice.Notices;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the front page tells the public to act on today: notices open to objections and calls that take applications. */
@Component
class PublicNow {

    private static final int NOTICES = 6;

    private final Notices notices;
    private final CallWindows windows;
    private final Policies policies;
    private final Calendars calendars;
    private final BusinessClock clock;

    PublicNow(Notices notices, CallWindows windows, Policies policies, Calendars calendars, BusinessClock clock) {
        this.notices = notices;
        this.windows = windows;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** One notice in its period; {@code daysLeft} are working days after today, null when nobody knows. */
    record OpenNotice(String no, String title, LocalDate lastDay, Integer daysLeft) {}

    /** The categories whose windows close together. */
    record OpenCall(int year, List<String> categories, LocalDate lastDay, Integer daysLeft) {}

    /** Working days of the formal review under the measure in force. */
    int reviewDays() {
        return policies.current().periods().formalReview();
    }

    List<OpenNotice> openNotices() {
        return notices.search("", null, NoticeStatus.PUBLISHED, 0, NOTICES).notices().stream()
                .filter(notice -> clock.now().isBefore(notice.deadline()))
                .map(notice -> new OpenNotice(notice.no(), notice.title(), notice.lastDay(), left(notice.lastDay())))
                .toList();
    }

    List<OpenCall> openCalls(Locale locale) {
        PolicyPack pack = policies.current();
        Map<Instant, List<CallWindow>> together = windows.openNow().stream()
                .filter(window -> applied(pack, window.categoryCode()))
                .collect(Collectors.groupingBy(CallWindow::closesAt, TreeMap::new, Collectors.toList()));
        return together.values().stream()
                .map(group -> call(pack, group, locale))
                .toList();
    }

    private OpenCall call(PolicyPack pack, List<CallWindow> group, Locale locale) {
        LocalDate lastDay = clock.dateOf(group.get(0).closesAt().minusNanos(1));
        List<String> names = group.stream()
                .map(window -> name(pack.category(window.categoryCode()), locale))
                .toList();
        return new OpenCall(group.get(0).programmeYear(), names, lastDay, left(lastDay));
    }

    private static boolean applied(PolicyPack pack, String code) {
        return pack.hasForm(code)
                && pack.categories().stream()
                        .anyMatch(category -> category.code().equals(code)
                                && category.mayOpen()
                                && category.entryMode() != EntryMode.AUTO);
    }

    private static String name(Category category, Locale locale) {
        return locale.getLanguage().equals("en") ? category.nameEn() : category.nameZh();
    }

    private Integer left(LocalDate lastDay) {
        try {
            return calendars.current().workdaysBetween(clock.today(), lastDay);
        } catch (CalendarMissing nobodyKnows) {
            return null;
        }
    }
}
