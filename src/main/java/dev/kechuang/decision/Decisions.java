package dev.kechuang.decision;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.decision.model.AwardRows;
import dev.kechuang.decision.model.DecisionDocument;
import dev.kechuang.decision.model.DocNo;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.notice.MaskingGate;
import dev.kechuang.notice.NoticeEntry;
import dev.kechuang.notice.NoticedLine;
import dev.kechuang.notice.Notices;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.notification.Notifications;
import dev.kechuang.notification.UnitMessage;
import dev.kechuang.policy.Measures;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.TokenQueue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists for the government: assembled from undisputed entries, decided, numbered only as noticed, published, awarded. */
@Service
public class Decisions {

    private static final String PROCESS = "government-decision";
    private static final String PAYMENT = "payment-item";
    private static final Set<String> ASSEMBLERS = Set.of("tech-clerk", "tech-section-head");

    private final AwardRows rows;
    private final Notices notices;
    private final Nominations nominations;
    private final BudgetChecks budget;
    private final Policies policies;
    private final Registry registry;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final TokenQueue tokens;
    private final BusinessClock clock;

    public Decisions(
            AwardRows rows,
            Notices notices,
            Nominations nominations,
            BudgetChecks budget,
            Policies policies,
            Registry registry,
            Notifications notifications,
            AuditTrail audit,
            TokenQueue tokens,
            BusinessClock clock) {
        this.rows = rows;
        this.notices = notices;
        this.nominations = nominations;
        this.budget = budget;
        this.policies = policies;
        this.registry = registry;
        this.notifications = notifications;
        this.audit = audit;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** How many undisputed entries of the year wait for a list. */
    public int waiting(int programmeYear) {
        return unlisted(programmeYear).size();
    }

    /** Puts every undisputed entry that no list has taken into a new one and returns its number. */
    @Transactional
    public String assemble(int programmeYear, String userId) {
        if (ASSEMBLERS.stream().noneMatch(role -> registry.hasRole(userId, role)))
            throw Refusal.notAllowed("decision.notAssembler");
        List<NoticeEntry> passed = unlisted(programmeYear);
        if (passed.isEmpty()) throw Refusal.conflict("decision.nothingPassed");
        Instant now = clock.now();
        int year = clock.today().getYear();
        int seq = rows.nextSeq(year);
        String no = String.format(Locale.ROOT, "JD-%04d-%03d", year, seq);
        List<AwardEntry> entries = IntStream.range(0, passed.size())
                .mapToObj(i -> entry(no, i + 1, passed.get(i)))
                .toList();
        rows.insert(assembled(no, programmeYear, passed, userId, now), year, seq, entries);
        audit.record("decision.assembled", "award-list", no, userId, Map.of("entries", String.valueOf(passed.size())));
        tokens.enqueueStart(PROCESS, List.of(no));
        notifications.toRole("finance-maker", "decision.notice.budgetWanted", null, Map.of("listNo", no));
        return no;
    }

    public AwardList list(String no) {
        return rows.get(no);
    }

    public List<AwardEntry> entries(String no) {
        return rows.entries(no);
    }

    public List<AwardList> ofYear(int programmeYear) {
        return rows.ofYear(programmeYear);
    }

    /** What the meeting did; RETURN and REJECT need a reason. True when the list goes on. */
    @Transactional
    public boolean recordMinutes(
            String no,
            MeetingOutcome outcome,
            String minutesNo,
            String meetingName,
            LocalDate meetingDate,
            String reason,
            String userId) {
        if (outcome != MeetingOutcome.APPROVE && (reason == null || reason.isBlank()))
            throw Refusal.invalid("reason", "decision.reasonMissing");
        if (meetingDate.isAfter(clock.today())) throw Refusal.invalid("meetingDate", "decision.meetingInFuture");
        var columns = new HashMap<String, Object>();
        columns.put("outcome", outcome.name());
        columns.put("minutes_no", minutesNo.strip());
        columns.put("meeting_name", meetingName.strip());
        columns.put("meeting_date", meetingDate);
        columns.put("return_reason", outcome == MeetingOutcome.APPROVE ? null : reason);
        columns.put("minutes_by", userId);
        ListStatus to = switch (outcome) {
            case APPROVE -> ListStatus.APPROVED;
            case RETURN -> ListStatus.RETURNED;
            case REJECT -> ListStatus.REJECTED;
        };
        AwardList list = rows.get(no);
        rows.move(no, ListStatus.BUDGET_COVERED, to, clock.now(), columns);
        audit.record("decision.minutesRecorded", "award-list", no, userId, Map.of("outcome", outcome.name()));
        if (outcome == MeetingOutcome.APPROVE) return true;
        notifications.toUser(
                list.assembledBy(),
                outcome == MeetingOutcome.RETURN ? "decision.notice.listReturned" : "decision.notice.listRejected",
                null,
                Map.of("listNo", no, "reason", reason));
        return false;
    }

    /** Gives the money back; returned entries may join another list, rejected ones end here. Safe to run twice. */
    @Transactional
    public void returnList(String no) {
        AwardList list = rows.lock(no);
        List<AwardEntry> entries = rows.entries(no);
        budget.release(entries);
        if (list.status() == ListStatus.RETURNED) {
            rows.freeEntries(no);
        } else if (list.status() == ListStatus.REJECTED) {
            nominations.govRejected(cases(entries), list.minutesNo());
            tell(entries, "decision.notice.govRejected", entry -> Map.of("minutesNo", list.minutesNo()));
        } else {
            throw new IllegalStateException(no + " was neither returned nor rejected");
        }
        audit.record(
                "decision.listReturned",
                "award-list",
                no,
                "system",
                Map.of("status", list.status().name()));
    }

    /**
     * Gives the decision its number and its final bytes. Refused when any line differs from what the public read, or when
     * an entry no longer counts as passed.
     */
    @Transactional
    public void number(String no, String docNo, String yearSummary, String userId) {
        AwardList list = rows.lock(no);
        if (list.status() != ListStatus.APPROVED) throw Refusal.conflict("decision.movedOn", no);
        LocalDate today = clock.today();
        DocNo number = DocNo.of(docNo, today.getYear());
        if (rows.docNoTaken(number.text())) throw Refusal.conflict("decision.docNoTaken", number.text());
        List<AwardEntry> entries = rows.entries(no);
        requireAsNoticed(list, entries);
        StoredDocument document =
                new DecisionDocument(measures(cases(entries))).render(list, entries, number, today, yearSummary);
        Set<MaskingGate.Finding> found = MaskingGate.findings(
                document, entries.stream().map(AwardEntry::uscc).toList());
        if (!found.isEmpty()) throw Refusal.conflict("decision.personalNumbers", found.toString());
        rows.move(
                no,
                ListStatus.APPROVED,
                ListStatus.NUMBERED,
                clock.now(),
                Map.of(
                        "doc_no",
                        number.text(),
                        "decided_on",
                        today,
                        "numbered_by",
                        userId,
                        "document",
                        document.bytes(),
                        "document_sha256",
                        document.sha256()));
        audit.record(
                "decision.numbered",
                "award-list",
                no,
                userId,
                Map.of("docNo", number.text(), "sha256", document.sha256()));
        notifications.toRole(
                "tech-bureau-head", "decision.notice.numbered", null, Map.of("listNo", no, "docNo", number.text()));
    }

    /** Publishes the decision, marks its cases decided and asks for one payment item each. Safe to run twice. */
    @Transactional
    public void issue(String no) {
        AwardList list = rows.lock(no);
        if (list.status() == ListStatus.ISSUED) return;
        Instant now = clock.now();
        List<AwardEntry> entries = rows.entries(no);
        rows.move(no, ListStatus.NUMBERED, ListStatus.ISSUED, now, Map.of("issued_at", now));
        nominations.decided(cases(entries), list.docNo());
        tokens.enqueueStart(
                PAYMENT, entries.stream().map(entry -> entry.caseNo() + "-P").toList());
        audit.record("decision.issued", "award-list", no, "system", Map.of("docNo", list.docNo()));
        tell(
                entries,
                "decision.notice.decided",
                entry -> Map.of(
                        "listNo",
                        no,
                        "docNo",
                        list.docNo(),
                        "amount",
                        entry.amount().format()));
    }

    /** The award of a decided case; payments take unit and amount from here and from nowhere else. */
    public Award award(String caseNo) {
        return awards(List.of(caseNo)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("decision.noAward", caseNo));
    }

    /** Awards of those of the cases that are decided, by case number. */
    public List<Award> awards(Collection<String> caseNos) {
        List<AwardEntry> entries = rows.issued(caseNos);
        Map<String, AwardList> lists = entries.stream()
                .map(AwardEntry::listNo)
                .distinct()
                .map(rows::get)
                .collect(Collectors.toMap(AwardList::no, Function.identity()));
        return entries.stream()
                .map(entry -> new Award(
                        entry.caseNo().text(),
                        entry.unitId(),
                        entry.unitName(),
                        entry.uscc(),
                        entry.categoryCode(),
                        entry.clause(),
                        entry.amount(),
                        lists.get(entry.listNo()).docNo(),
                        lists.get(entry.listNo()).decidedOn()))
                .toList();
    }

    /** Issued decisions for the public; null year = all. */
    public AwardPage search(String text, Integer year, int page, int size) {
        return rows.search(text == null ? "" : text.strip(), year, Math.max(page, 0), size);
    }

    /** The stored bytes of an issued decision. */
    public StoredDocument published(String no) {
        return rows.issuedDocument(no).orElseThrow(() -> Refusal.notFound("decision.unknown", no));
    }

    private void tell(List<AwardEntry> entries, String template, Function<AwardEntry, Map<String, String>> args) {
        notifications.toUnits(entries.stream()
                .map(entry ->
                        new UnitMessage(entry.unitId(), template, entry.caseNo().text(), args.apply(entry)))
                .toList());
    }

    private void requireAsNoticed(AwardList list, List<AwardEntry> entries) {
        String own =
                NoticedLine.fingerprint(entries.stream().map(AwardEntry::line).toList());
        String noticed = NoticedLine.fingerprint(notices.noticedLines(
                entries.stream().map(entry -> entry.caseNo().text()).toList()));
        boolean intact = entries.stream().map(AwardEntry::noticeNo).distinct().allMatch(notices::intact);
        if (!intact
                || !own.equals(list.noticedSha256())
                || !own.equals(noticed)
                || !sum(entries).equals(list.total())) throw Refusal.conflict("decision.differsFromNotice", list.no());
    }

    private List<NoticeEntry> unlisted(int programmeYear) {
        List<NoticeEntry> passed = notices.passedEntries(programmeYear);
        var taken = new HashSet<>(rows.liveCases(
                passed.stream().map(entry -> entry.caseNo().text()).toList()));
        return passed.stream()
                .filter(entry -> !taken.contains(entry.caseNo().text()))
                .toList();
    }

    private AwardList assembled(String no, int programmeYear, List<NoticeEntry> passed, String userId, Instant now) {
        return new AwardList(
                no,
                programmeYear,
                ListStatus.ASSEMBLED,
                measures(passed.stream().map(NoticeEntry::caseNo).toList())
                        .newest()
                        .ruleVersionId(),
                NoticedLine.fingerprint(passed.stream().map(NoticeEntry::line).toList()),
                passed.size(),
                passed.stream().map(NoticeEntry::amount).reduce(Money.ZERO, Money::plus),
                userId,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Measures measures(List<CaseNo> caseNos) {
        return policies.measures(nominations.ruleVersionIds(caseNos));
    }

    private static AwardEntry entry(String listNo, int serial, NoticeEntry from) {
        return new AwardEntry(
                UUID.randomUUID(),
                listNo,
                serial,
                from.caseNo(),
                from.noticeNo(),
                from.unitId(),
                from.unitName(),
                from.uscc(),
                from.categoryCode(),
                from.categoryName(),
                from.itemName(),
                from.clause(),
                from.amount());
    }

    private static List<CaseNo> cases(List<AwardEntry> entries) {
        return entries.stream().map(AwardEntry::caseNo).toList();
    }

    private static Money sum(List<AwardEntry> entries) {
        return entries.stream().map(AwardEntry::amount).reduce(Money.ZERO, Money::plus);
    }
}
