package dev.kechuang.deadline.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.DayKind;
import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.calendar.YearSchedule;
import dev.kechuang.deadline.CalendarDesk;
import dev.kechuang.deadline.MovePreview;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Roles;
import dev.kechuang.shared.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The working calendar for the administrator: a year to see, to import, to correct, and single days, each with its effect first. */
@Controller
class CalendarPages {

    private static final String HERE = "/portal/admin/calendar";
    private static final int SIZE = 20;
    private static final int LARGEST_FILE = 100_000;
    private static final Set<String> DAY_KINDS = Set.of("OFF", "WORK", "NATIONAL");

    private final CalendarDesk desk;
    private final Calendars calendars;
    private final BusinessClock clock;
    private final Registry registry;
    private final Roles roles;
    private final MessageSource messages;

    CalendarPages(
            CalendarDesk desk,
            Calendars calendars,
            BusinessClock clock,
            Registry registry,
            Roles roles,
            MessageSource messages) {
        this.desk = desk;
        this.calendars = calendars;
        this.clock = clock;
        this.registry = registry;
        this.roles = roles;
        this.messages = messages;
    }

    @GetMapping(HERE)
    ModelAndView current(Principal user, @RequestParam(name = "year", defaultValue = "0") int year) {
        check(user);
        return page(year == 0 ? clock.today().getYear() : checked(year), CalendarForm.EMPTY, Map.of(), HttpStatus.OK);
    }

    @PostMapping(HERE + "/{year}/preview")
    ModelAndView previewYear(
            @PathVariable("year") int year,
            @RequestParam(name = "schedule", defaultValue = "") String schedule,
            @RequestParam(name = "file", required = false) MultipartFile file,
            @RequestParam(name = "source", defaultValue = "") String source,
            @RequestParam(name = "page", defaultValue = "0") int asked,
            @RequestParam(name = "edit", defaultValue = "false") boolean edit,
            Principal user,
            Locale locale) {
        check(user);
        checked(year);
        if (edit) return editing(year, "year", CalendarForm.ofYear(schedule, source));
        String text = schedule;
        try {
            if (file != null && !file.isEmpty()) text = text(file);
            Map<String, String> problems = new LinkedHashMap<>();
            if (source.isBlank()) problems.put("source", say("calendar.sourceMissing", locale));
            YearSchedule read = YearSchedule.read(text);
            MovePreview found = desk.previewYear(year, read, Math.max(asked, 0), SIZE);
            if (!problems.isEmpty())
                return page(year, CalendarForm.ofYear(text, source), problems, HttpStatus.BAD_REQUEST);
            return preview(year, found, HERE + "/" + year, locale)
                    .addObject("typed", CalendarForm.ofYear(read.asLines(), source.strip()))
                    .addObject("announced", read.asLines())
                    .addObject("before", loaded(year) ? yearView(year).workdays() : null)
                    .addObject(
                            "after",
                            YearView.of(
                                            year,
                                            calendars.withYear(year, read.off(), read.worked()),
                                            Map.of(),
                                            clock.today())
                                    .workdays());
        } catch (Refusal refusal) {
            return refused(year, CalendarForm.ofYear(text, source), refusal, source.isBlank() ? "source" : "", locale);
        }
    }

    @PostMapping(HERE + "/{year}")
    ModelAndView changeYear(
            @PathVariable("year") int year,
            @RequestParam(name = "schedule", defaultValue = "") String schedule,
            @RequestParam(name = "source", defaultValue = "") String source,
            Principal user,
            Locale locale) {
        check(user);
        checked(year);
        try {
            YearSchedule read = YearSchedule.read(schedule);
            if (loaded(year)) desk.correctYear(year, read, source, user.getName());
            else desk.importYear(year, read, source, user.getName());
            return done(year);
        } catch (Refusal refusal) {
            return refused(year, CalendarForm.ofYear(schedule, source), refusal, "", locale);
        }
    }

    @PostMapping(HERE + "/day/preview")
    ModelAndView previewDay(
            @RequestParam(name = "date", defaultValue = "") String date,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "daySource", defaultValue = "") String source,
            @RequestParam(name = "page", defaultValue = "0") int asked,
            @RequestParam(name = "edit", defaultValue = "false") boolean edit,
            Principal user,
            Locale locale) {
        check(user);
        var typed = CalendarForm.ofDay(date, kind, source);
        int year = clock.today().getYear();
        try {
            LocalDate day = date(date);
            year = day.getYear();
            if (edit) return editing(year, "day", typed);
            DayKind wanted = kind(kind);
            if (source.isBlank()) throw Refusal.invalid("daySource", "calendar.sourceMissing");
            MovePreview found = desk.previewDay(day, wanted, Math.max(asked, 0), SIZE);
            return preview(year, found, HERE + "/day", locale)
                    .addObject("typed", typed)
                    .addObject("announced", day + " · " + say("deadline.calendar.kind." + kind, locale))
                    .addObject("before", yearView(year).workdays())
                    .addObject(
                            "after",
                            YearView.of(year, calendars.withDay(day, wanted), Map.of(), clock.today())
                                    .workdays());
        } catch (Refusal refusal) {
            return refused(year, typed, refusal, source.isBlank() ? "daySource" : "", locale);
        }
    }

    @PostMapping(HERE + "/day")
    ModelAndView changeDay(
            @RequestParam(name = "date", defaultValue = "") String date,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "daySource", defaultValue = "") String source,
            Principal user,
            Locale locale) {
        check(user);
        int year = clock.today().getYear();
        try {
            LocalDate day = date(date);
            year = day.getYear();
            desk.setDay(day, kind(kind), source, user.getName());
            return done(year);
        } catch (Refusal refusal) {
            return refused(
                    year, CalendarForm.ofDay(date, kind, source), refusal, source.isBlank() ? "daySource" : "", locale);
        }
    }

    /** Back from the preview, with everything that was typed. */
    private ModelAndView editing(int year, String form, CalendarForm typed) {
        return page(year, typed, Map.of(), HttpStatus.OK).addObject("editing", form);
    }

    private static ModelAndView done(int year) {
        return new ModelAndView("redirect:" + HERE + "?year=" + year + "&done");
    }

    private ModelAndView preview(int year, MovePreview found, String confirm, Locale locale) {
        return new ModelAndView("deadline/preview")
                .addObject("year", year)
                .addObject("found", found)
                .addObject(
                        "lines",
                        found.lines().stream()
                                .map(line -> line(line, roles, locale))
                                .toList())
                .addObject("confirm", confirm);
    }

    /** One deadline as the preview lists it; last days, inclusive; the office whose deadline it is, or empty. */
    record PreviewLine(String kind, String subject, String office, String from, String to, String effect) {}

    static PreviewLine line(MovePreview.Line line, Roles roles, Locale locale) {
        int slash = line.subject().indexOf('/');
        String part = slash < 0 ? "" : line.subject().substring(slash + 1);
        return new PreviewLine(
                "deadline.kind." + line.kind(),
                slash < 0 ? line.subject() : line.subject().substring(0, slash),
                roles.nameOf(part, locale.getLanguage()),
                lastDay(line.from()),
                lastDay(line.to()),
                line.effect().name());
    }

    private static String lastDay(Instant deadline) {
        if (deadline == null) return "—";
        if (UnknownDeadline.is(deadline)) return UnknownDeadline.SHOWN;
        return LocalDate.ofInstant(deadline.minusNanos(1), BusinessClock.ZONE).toString();
    }

    /** A change of the calendar as the history lists it. */
    record ChangeLine(
            String kind,
            int year,
            String announced,
            String source,
            String by,
            LocalDateTime at,
            long moved,
            boolean settled) {}

    private ModelAndView page(int year, CalendarForm form, Map<String, String> problems, HttpStatus status) {
        boolean loaded = loaded(year);
        var years = new TreeSet<>(desk.calendar().years());
        years.add(years.last() + 1);
        years.add(year);
        return new ModelAndView("deadline/calendar", status)
                .addObject("year", year)
                .addObject("years", years)
                .addObject("loaded", loaded)
                .addObject("view", loaded ? yearView(year) : null)
                .addObject("source", loaded ? calendars.sourceOf(year) : "")
                .addObject("gaps", desk.gaps())
                .addObject("unmoved", desk.unmoved())
                .addObject("typed", loaded && form.schedule().isEmpty() ? withSchedule(form, year) : form)
                .addObject("problems", problems)
                .addObject("editing", "")
                .addObject("history", history());
    }

    private List<ChangeLine> history() {
        return desk.history().stream()
                .map(change -> new ChangeLine(
                        "deadline.calendar.change." + change.kind(),
                        change.year(),
                        change.announced(),
                        change.source(),
                        change.by(),
                        LocalDateTime.ofInstant(change.at(), BusinessClock.ZONE),
                        change.moved(),
                        change.settled()))
                .toList();
    }

    /** A correction begins with what is in force. */
    private CalendarForm withSchedule(CalendarForm form, int year) {
        var off = new TreeSet<LocalDate>();
        var worked = new TreeSet<LocalDate>();
        calendars.nationalDays(year).forEach((day, kind) -> (kind == DayKind.OFF ? off : worked).add(day));
        return new CalendarForm(
                new YearSchedule(off, worked).asLines(), form.source(), form.date(), form.kind(), form.daySource());
    }

    private YearView yearView(int year) {
        return YearView.of(year, desk.calendar(), calendars.districtDays(year), clock.today());
    }

    private boolean loaded(int year) {
        return desk.calendar().years().contains(year);
    }

    /** Beside what was refused, the other field that is empty, so that both can be mended at once. */
    private ModelAndView refused(int year, CalendarForm form, Refusal refusal, String empty, Locale locale) {
        var texts = new LinkedHashMap<String, String>();
        boolean day = !form.date().isEmpty()
                || form.schedule().isEmpty()
                        && form.source().isEmpty()
                        && !form.daySource().isEmpty();
        refusal.problems().forEach(problem -> {
            String field = switch (problem.field()) {
                case "off", "worked" -> "schedule";
                case "source" -> day ? "daySource" : "source";
                case "" -> day ? "date" : "schedule";
                default -> problem.field();
            };
            texts.putIfAbsent(
                    field, messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale));
        });
        if (!empty.isEmpty()) texts.putIfAbsent(empty, say("calendar.sourceMissing", locale));
        return page(year, form, texts, HttpStatus.BAD_REQUEST);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static String text(MultipartFile file) {
        if (file.getSize() > LARGEST_FILE) {
            throw Refusal.invalid("schedule", "deadline.calendar.fileTooLarge", LARGEST_FILE / 1000);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException binary) {
            throw Refusal.invalid("schedule", "deadline.calendar.fileUnreadable");
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static LocalDate date(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            checked(day.getYear());
            return day;
        } catch (DateTimeParseException none) {
            throw Refusal.invalid("date", "deadline.calendar.badDate");
        }
    }

    private static DayKind kind(String text) {
        if (!DAY_KINDS.contains(text)) throw Refusal.invalid("kind", "deadline.calendar.badKind");
        return text.equals("NATIONAL") ? null : DayKind.valueOf(text);
    }

    private static int checked(int year) {
        if (year < 2000 || year > 2100) throw Refusal.invalid("date", "deadline.calendar.badYear");
        return year;
    }

    private void check(Principal user) {
        if (!registry.hasRole(user.getName(), "sysadmin")) throw Refusal.notAllowed("deadline.calendar.notAdmin");
    }
}
