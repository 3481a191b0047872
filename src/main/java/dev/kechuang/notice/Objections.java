package dev.kechuang.notice;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.notice.model.EntryRows;
import dev.kechuang.notice.model.NoticePeriods;
import dev.kechuang.notice.model.NoticeRows;
import dev.kechuang.notice.model.ObjectionLetters;
import dev.kechuang.notice.model.ObjectionRows;
import dev.kechuang.notice.model.ObjectorRows;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.ObjectionFacts;
import dev.kechuang.policy.ObjectionVerdict;
import dev.kechuang.policy.ObjectionVerdict.Reason;
import dev.kechuang.policy.ObjectionVerdict.Result;
import dev.kechuang.policy.Periods;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.TokenQueue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Objections (异议) as the public hands them in and follows them; an in-time one holds its entry from receipt. */
@Service
public class Objections {

    private static final String PROCESS = "objection";
    private static final String DESK = "objection-officer";
    /** No letters or digits that look alike. */
    private static final String SECRET_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final NoticeRows notices;
    private final EntryRows entries;
    private final ObjectionRows objections;
    private final ObjectorRows objectors;
    private final Nominations nominations;
    private final Policies policies;
    private final Registry registry;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final TokenQueue tokens;
    private final BusinessClock clock;
    private final PeriodBook book;
    private final NoticeSettings settings;

    public Objections(
            NoticeRows notices,
            EntryRows entries,
            ObjectionRows objections,
            ObjectorRows objectors,
            Nominations nominations,
            Policies policies,
            Registry registry,
            Notifications notifications,
            AuditTrail audit,
            TokenQueue tokens,
            BusinessClock clock,
            PeriodBook book,
            NoticeSettings settings) {
        this.notices = notices;
        this.entries = entries;
        this.objections = objections;
        this.objectors = objectors;
        this.nominations = nominations;
        this.policies = policies;
        this.registry = registry;
        this.notifications = notifications;
        this.audit = audit;
        this.tokens = tokens;
        this.clock = clock;
        this.book = book;
        this.settings = settings;
    }

    /** The entry a person may object to; refused when its notice is not public any more. */
    public NoticeEntry entry(String noticeNo, int serial) {
        NoticeStatus status = notices.get(noticeNo).status();
        if (status == NoticeStatus.DRAFT) throw Refusal.notFound("notice.unknown", noticeNo);
        if (status == NoticeStatus.WITHDRAWN) throw Refusal.conflict("notice.isWithdrawn", noticeNo);
        return entries.get(noticeNo, serial);
    }

    /** What a person should know before writing; an objection after it is received too, and answered as late. */
    public ObjectionTime timeOf(String noticeNo) {
        NoticeView notice = notices.get(noticeNo);
        boolean over = notice.status() != NoticeStatus.PUBLISHED || !clock.now().isBefore(notice.deadline());
        return new ObjectionTime(notice.lastDay(), over ? null : daysLeft(notice.lastDay()), over);
    }

    private Integer daysLeft(LocalDate lastDay) {
        try {
            return book.calendar().workdaysBetween(clock.today(), lastDay);
        } catch (CalendarMissing nobodyKnows) {
            return null;
        }
    }

    /**
     * Row and hold come first, in one transaction; the process follows. The notice is locked before the clock is read, so
     * whatever is received before the deadline holds its entry and closing finds it held, or it is late: never both.
     */
    @Transactional
    public ObjectionReceipt receive(String noticeNo, int serial, ObjectionForm form, String source) {
        List<Problem> problems = form.problems();
        if (!problems.isEmpty()) throw Refusal.invalid(problems);
        NoticeEntry wanted = entry(noticeNo, serial);
        NoticeView notice = notices.lock(noticeNo);
        Instant now = clock.now();
        LocalDate today = clock.dateOf(now);
        String sourceHash = sha256(today + " " + source);
        if (objections.fromSource(sourceHash, today) >= settings.objectionsPerSource())
            throw Refusal.conflict("notice.tooManyObjections", settings.objectionsPerSource());
        if (notice.status() == NoticeStatus.WITHDRAWN) throw Refusal.conflict("notice.isWithdrawn", noticeNo);
        NoticeEntry entry = entries.get(noticeNo, serial);
        boolean inTime = notice.status() == NoticeStatus.PUBLISHED && now.isBefore(notice.deadline());
        if (inTime && entry.status() != EntryStatus.LISTED && entry.status() != EntryStatus.HELD)
            throw Refusal.conflict("notice.entryGone", wanted.serial());
        Reason refused = refusedAtOnce(entry.caseNo(), inTime, form);
        Entered entered = enter(entry, form, sourceHash, refused, "public", now);
        String no = entered.no();
        boolean clue = refused == Reason.ANONYMOUS && !form.clue().isEmpty();
        if (clue) {
            objections.openClue(no, entry.caseNo(), form.clue(), now);
            tell("notice.notice.clueOpened", no, entry);
        }
        if (refused == Reason.NONE) hold(no, entry, now);
        else objections.step(no, "refused", "system", now);
        return new ObjectionReceipt(
                no, entered.secret(), now, refused == Reason.NONE, refused == Reason.NONE ? "" : refused.name(), clue);
    }

    /** What an objector needs to come back. */
    private record Entered(String no, String secret) {}

    private Entered enter(
            NoticeEntry entry, ObjectionForm form, String sourceHash, Reason refused, String actor, Instant now) {
        int year = clock.dateOf(now).getYear();
        int seq = objections.nextSeq(year);
        String no = String.format(Locale.ROOT, "YY-%04d-%04d", year, seq);
        String secret = newSecret();
        objections.insert(received(no, seq, entry, now, sourceHash, secretHash(no, secret), refused), form);
        objectors.seal(no, form);
        objections.step(no, "received", actor, now);
        audit.record("notice.objectionReceived", "objection", no, actor, Map.of("reason", refused.name()));
        return new Entered(no, secret);
    }

    /** The objection as its objector may follow it. */
    public Objection follow(String no, String secret) {
        String wanted = objections.secretHash(no).orElse("");
        if (!MessageDigest.isEqual(bytes(wanted), bytes(secretHash(no, secret == null ? "" : secret.strip()))))
            throw Refusal.notFound("notice.unknownObjection", no);
        return objections.get(no);
    }

    /** DOC-08 or DOC-09 as it stands for the objector; empty while nothing is decided. */
    public String letter(String no, String secret) {
        Objection objection = follow(no, secret);
        return letters(objection).toObjector(objection, objectors.get(no).name());
    }

    /** The periods of the measure it is judged under. */
    public Periods periodsOf(String no) {
        return measure(objections.get(no).caseNo()).periods();
    }

    /** An unsigned objection may be signed within the signature period. */
    @Transactional
    public void sign(String no, String secret) {
        follow(no, secret);
        Instant now = clock.now();
        if (!objections.sign(no, now)) throw Refusal.conflict("notice.signatureOver");
        objections.step(no, "signed", "public", now);
        audit.record("notice.objectionSigned", "objection", no, "public", Map.of());
    }

    /** All objections for the desk and the bureau head, newest first. */
    public List<Objection> list(boolean openOnly, String userId) {
        requireInsider(userId);
        return objections.list(openOnly);
    }

    public Objection detail(String no, String userId) {
        requireInsider(userId);
        return objections.get(no);
    }

    /** Who objects: in full for the desk, which must reach the person; masked for others. Every look is recorded. */
    @Transactional
    public Objector objector(String no, String userId) {
        requireInsider(userId);
        objections.get(no);
        audit.record("notice.objectorSeen", "objection", no, userId, Map.of());
        Objector objector = objectors.get(no);
        return registry.hasRole(userId, DESK) ? objector : objector.masked();
    }

    public List<ObjectionStep> steps(String no, String userId) {
        requireInsider(userId);
        return objections.steps(no);
    }

    /** What the unit objected to may read: the allegation without any trace of who made it. */
    public Objection forRespondent(String no, String userId) {
        Objection objection = objections.get(no);
        if (!registry.unitIdOfUser(userId).map(objection.unitId()::equals).orElse(false))
            throw Refusal.notAllowed("notice.notYourObjection");
        if (objection.answerDue() == null) throw Refusal.notFound("notice.unknownObjection", no);
        return letters(objection).withoutObjector(objection, objectors.get(no));
    }

    public boolean mayReadEvidence(String userId) {
        return registry.hasRole(userId, DESK) || registry.hasRole(userId, "tech-bureau-head");
    }

    public List<Clue> clues(String userId) {
        requireInsider(userId);
        return objections.clues();
    }

    /**
     * The bureau's own finding on a clue. A founded one becomes an objection of the bureau itself, whose number comes back, and
     * only that holds the entry; one that has left the notice is for the bureau head to take up.
     */
    @Transactional
    public Optional<String> closeClue(UUID clueId, String finding, boolean founded, String userId) {
        requireInsider(userId);
        if (finding == null || finding.isBlank()) throw Refusal.invalid("finding", "notice.findingMissing");
        if (finding.length() > 2000) throw Refusal.invalid("finding", "notice.tooLong", 2000);
        if (!objections.closeClue(clueId, finding.strip(), founded, userId, clock.now()))
            throw Refusal.conflict("notice.clueClosed");
        audit.record("notice.clueClosed", "clue", clueId.toString(), userId, Map.of());
        return founded ? ownMotion(objections.clue(clueId), finding.strip(), userId) : Optional.empty();
    }

    private Optional<String> ownMotion(Clue clue, String finding, String userId) {
        Objection anonymous = objections.get(clue.objectionNo());
        notices.lock(anonymous.noticeNo());
        NoticeEntry entry = entries.get(anonymous.entryId());
        notifications.toRole(
                "tech-bureau-head",
                "notice.notice.clueFounded",
                clue.caseNo(),
                Map.of("objectionNo", clue.objectionNo()));
        if (entry.status() != EntryStatus.LISTED && entry.status() != EntryStatus.HELD) return Optional.empty();
        Instant now = clock.now();
        String bureau = measure(entry.caseNo()).issuers().bureau();
        // The unit reads the finding; the clue itself and who gave it stay with the desk.
        var form = new ObjectionForm("UNIT", bureau, "", bureau, "", anonymous.scope(), finding, clue.content(), true);
        String no = enter(entry, form, sha256("own motion"), Reason.NONE, userId, now)
                .no();
        hold(no, entry, now);
        return Optional.of(no);
    }

    private void requireInsider(String userId) {
        if (!mayReadEvidence(userId)) throw Refusal.notAllowed("notice.notDesk");
    }

    /** What the measure of the case refuses for being late or anonymous is refused on the spot; the desk judges everything else. */
    private Reason refusedAtOnce(CaseNo caseNo, boolean inTime, ObjectionForm form) {
        var verdict = ObjectionVerdict.of(
                measure(caseNo), new ObjectionFacts(inTime, form.named(), true, true, true, true, false));
        return verdict.result() == Result.REJECT ? verdict.reason() : Reason.NONE;
    }

    private void hold(String no, NoticeEntry entry, Instant now) {
        if (entries.move(entry.id(), EntryStatus.LISTED, EntryStatus.HELD, now)) {
            nominations.suspended(entry.caseNo(), no);
            // Only that the entry waits: what is alleged is for the unit to read once the objection is admitted.
            notifications.toUnit(
                    entry.unitId(),
                    "notice.notice.entrySuspended",
                    entry.caseNo().text(),
                    Map.of("objectionNo", no, "noticeNo", entry.noticeNo()));
        }
        tokens.enqueueStart(PROCESS, List.of(no));
        tell("notice.notice.objectionReceived", no, entry);
    }

    private void tell(String template, String no, NoticeEntry entry) {
        String days = String.valueOf(measure(entry.caseNo()).periods().objectionAdmission());
        notifications.toRole(DESK, template, entry.caseNo().text(), Map.of("objectionNo", no, "days", days));
    }

    private ObjectionRows.Received received(
            String no, int seq, NoticeEntry entry, Instant now, String source, String secretHash, Reason refused) {
        LocalDate today = clock.dateOf(now);
        Periods periods = measure(entry.caseNo()).periods();
        return new ObjectionRows.Received(
                no,
                today.getYear(),
                seq,
                entry.noticeNo(),
                entry.id(),
                now,
                today,
                source,
                secretHash,
                refused == Reason.NONE ? ObjectionStatus.RECEIVED : ObjectionStatus.REFUSED,
                refused == Reason.NONE ? null : refused.name(),
                book.workdays(NoticePeriods.SIGNATURE, no, periods.objectionSignature()),
                book.workdays(NoticePeriods.ADMISSION, no, periods.objectionAdmission()),
                // A limit of our own: it counts plain days and needs no calendar of a year that is not announced yet.
                today.plusDays(periods.objectionBatchCalendarDays() + 1L)
                        .atStartOfDay(BusinessClock.ZONE)
                        .toInstant());
    }

    private ObjectionLetters letters(Objection objection) {
        return new ObjectionLetters(measure(objection.caseNo()));
    }

    /** An objection to a case runs under the measure the case was filed under. */
    private PolicyPack measure(CaseNo caseNo) {
        return policies.version(nominations.ruleVersionId(caseNo));
    }

    private static String newSecret() {
        var secret = new StringBuilder();
        for (int i = 0; i < 12; i++) secret.append(SECRET_LETTERS.charAt(RANDOM.nextInt(SECRET_LETTERS.length())));
        return secret.toString();
    }

    private static String secretHash(String no, String secret) {
        return sha256(no + " " + secret.toUpperCase(Locale.ROOT));
    }

    private static String sha256(String text) {
        return StoredDocument.sha256(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
