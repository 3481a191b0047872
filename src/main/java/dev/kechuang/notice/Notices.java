package dev.kechuang.notice;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.CountedPeriod;
import dev.kechuang.deadline.DeadlineMove;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.deadline.PeriodOrigin;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.ProposedEntry;
import dev.kechuang.notice.model.EntryRows;
import dev.kechuang.notice.model.NoticeDocument;
import dev.kechuang.notice.model.NoticePeriods;
import dev.kechuang.notice.model.NoticeRows;
import dev.kechuang.notification.Notifications;
import dev.kechuang.notification.UnitMessage;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.Measures;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.TokenQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Public notices (公示): draft, publish, withdraw, close by the stored deadline; what of them passed undisputed. */
@Service
public class Notices {

    private static final String PROCESS = "public-notice";
    private static final Set<String> DRAFTERS = Set.of("notice-officer", "tech-clerk", "tech-section-head");

    private final NoticeRows notices;
    private final EntryRows entries;
    private final Nominations nominations;
    private final Policies policies;
    private final Registry registry;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final TokenQueue tokens;
    private final BusinessClock clock;
    private final PeriodBook book;

    public Notices(
            NoticeRows notices,
            EntryRows entries,
            Nominations nominations,
            Policies policies,
            Registry registry,
            Notifications notifications,
            AuditTrail audit,
            TokenQueue tokens,
            BusinessClock clock,
            PeriodBook book) {
        this.notices = notices;
        this.entries = entries;
        this.nominations = nominations;
        this.policies = policies;
        this.registry = registry;
        this.notifications = notifications;
        this.audit = audit;
        this.tokens = tokens;
        this.clock = clock;
        this.book = book;
    }

    /** Proposed cases that stand in no notice yet, one row a path. */
    public List<NoticeProposal> proposals(int programmeYear) {
        Map<CasePath, List<ProposedEntry>> byPath = undrafted(programmeYear).stream()
                .collect(Collectors.groupingBy(
                        ProposedEntry::path, () -> new EnumMap<>(CasePath.class), Collectors.toList()));
        return byPath.entrySet().stream()
                .map(group -> new NoticeProposal(
                        programmeYear,
                        group.getKey(),
                        measuresOf(group.getValue()).noticeDays(group.getKey()),
                        group.getValue().size(),
                        group.getValue().stream().map(ProposedEntry::amount).reduce(Money.ZERO, Money::plus)))
                .toList();
    }

    /** Puts all proposed cases of one path into a new draft and returns its number. */
    @Transactional
    public String draft(int programmeYear, CasePath path, String userId) {
        if (DRAFTERS.stream().noneMatch(role -> registry.hasRole(userId, role)))
            throw Refusal.notAllowed("notice.notDrafter");
        List<ProposedEntry> proposed = undrafted(programmeYear).stream()
                .filter(entry -> entry.path() == path)
                .toList();
        if (proposed.isEmpty()) throw Refusal.conflict("notice.nothingProposed");
        Measures measures = measuresOf(proposed);
        Instant now = clock.now();
        int year = clock.today().getYear();
        int seq = notices.nextSeq(year);
        String no = String.format(Locale.ROOT, "GS-%04d-%03d", year, seq);
        notices.insertDraft(
                NoticeView.draft(
                        no,
                        programmeYear,
                        path,
                        measures.noticeDays(path),
                        new NoticeDocument(measures).title(programmeYear),
                        measures.newest().ruleVersionId(),
                        userId,
                        now),
                year,
                seq);
        entries.insertAll(
                IntStream.range(0, proposed.size())
                        .mapToObj(i -> listed(no, i + 1, proposed.get(i), measures))
                        .toList(),
                programmeYear,
                now);
        audit.record("notice.drafted", "notice", no, userId, Map.of("entries", String.valueOf(proposed.size())));
        tokens.enqueueStart(PROCESS, List.of(no));
        notifications.toRole("notice-officer", "notice.notice.noticeWaits", null, Map.of("noticeNo", no));
        return no;
    }

    public NoticeView notice(String no) {
        return notices.get(no);
    }

    public List<NoticeEntry> entries(String no) {
        return entries.of(no);
    }

    public List<NoticeView> ofYear(int programmeYear) {
        return notices.ofYear(programmeYear);
    }

    /** A draft exactly as the public would read it if it were published today. */
    public StoredDocument preview(String no) {
        NoticeView notice = notices.get(no);
        if (notice.status() != NoticeStatus.DRAFT) throw Refusal.conflict("notice.movedOn", no);
        List<NoticeEntry> listed = entries.of(no);
        return document(listed).render(dated(notice, period(notice).deadline(book.calendar()), null), listed);
    }

    /** Makes the notice public: its bytes are stored first and served as stored. The drafter may not publish. */
    @Transactional
    public void publish(String no, String userId) {
        NoticeView draft = notices.lock(no);
        if (draft.status() != NoticeStatus.DRAFT) throw Refusal.conflict("notice.movedOn", no);
        if (draft.draftedBy().equals(userId)) throw Refusal.notAllowed("notice.drafterPublishes");
        if (!registry.hasRole(userId, "notice-officer")) throw Refusal.notAllowed("notice.notOfficer");
        List<NoticeEntry> listed = entries.of(no);
        requireStillProposed(draft, listed);
        NoticeView notice = dated(
                        draft,
                        book.exactly(new PeriodOrigin(NoticePeriods.NOTICE, no, period(draft))),
                        NoticedLine.fingerprint(
                                listed.stream().map(NoticeEntry::line).toList()))
                .publishedBy(userId, clock.now());
        NoticeDocument document = document(listed);
        StoredDocument bytes = document.render(notice, listed);
        Set<MaskingGate.Finding> found = MaskingGate.findings(bytes, document.printed(listed));
        if (!found.isEmpty()) throw Refusal.conflict("notice.personalNumbers", found.toString());
        notices.publish(notice, bytes);
        nominations.markInNotice(listed.stream().map(NoticeEntry::caseNo).toList(), no);
        audit.record("notice.published", "notice", no, userId, Map.of("sha256", bytes.sha256()));
        String period = notice.period();
        tell(listed, "notice.notice.published", Map.of("noticeNo", no, "period", period));
    }

    /** Takes the notice down at once; its cases follow with the process. Disputed entries stay held until their ruling. */
    @Transactional
    public void withdraw(String no, String reason, String userId) {
        if (!registry.hasRole(userId, "notice-officer")) throw Refusal.notAllowed("notice.notOfficer");
        if (reason == null || reason.isBlank()) throw Refusal.invalid("reason", "notice.reasonMissing");
        if (reason.length() > 500) throw Refusal.invalid("reason", "notice.tooLong", 500);
        NoticeView notice = notices.lock(no);
        Instant now = clock.now();
        if (notice.deadline() != null && !now.isBefore(notice.deadline())) throw Refusal.conflict("notice.periodOver");
        notices.withdraw(no, userId, now, reason.strip());
        audit.record("notice.withdrawn", "notice", no, userId, Map.of());
        tokens.enqueue("notice.withdrawn", PROCESS, List.of(no));
        if (notice.publishedAt() != null) {
            tell(listedIn(no), "notice.notice.withdrawnUnit", Map.of("noticeNo", no, "reason", reason.strip()));
        }
    }

    /** The entries of a withdrawn notice go back to where they came from. Safe to run twice. */
    @Transactional
    public void releaseEntries(String no) {
        NoticeView notice = notices.lock(no);
        if (notice.status() != NoticeStatus.WITHDRAWN) throw new IllegalStateException(no + " is not withdrawn");
        List<CaseNo> listed = casesIn(no, EntryStatus.LISTED);
        entries.withdrawUndisputed(no, clock.now());
        if (notice.publishedAt() != null && !listed.isEmpty()) nominations.backToProposed(listed, no);
    }

    /** The period is over by the stored deadline: undisputed entries pass, in one statement. Safe to run twice. */
    @Transactional
    public void close(String no) {
        NoticeView notice = notices.lock(no);
        if (notice.status() == NoticeStatus.CLOSED || notice.status() == NoticeStatus.WITHDRAWN) return;
        Instant now = clock.now();
        if (notice.status() != NoticeStatus.PUBLISHED || now.isBefore(notice.deadline()))
            throw new IllegalStateException(no + " is not over yet");
        List<NoticeEntry> passing = listedIn(no);
        List<CaseNo> undisputed = passing.stream().map(NoticeEntry::caseNo).toList();
        int passed = entries.passUndisputed(no, now);
        if (passed != undisputed.size()) throw new IllegalStateException(no + ": entries changed while it was locked");
        notices.close(no, now);
        if (!undisputed.isEmpty()) nominations.noticePassed(undisputed);
        audit.record("notice.closed", "notice", no, "system", Map.of("passed", String.valueOf(passed)));
        tell(passing, "notice.notice.passed", Map.of("noticeNo", no));
    }

    /** Exclusive end of the notice period. */
    public Instant deadlineOf(String no) {
        return notices.get(no).deadline();
    }

    /** Every time a corrected calendar made the running notice longer than it says in print (ADR 0011), oldest first. */
    public List<DeadlineMove> prolonged(String no) {
        return book.moves(NoticePeriods.NOTICE, no);
    }

    /** Published notices for the public: text of title, number, unit or item; null year or status = all. */
    public NoticePage search(String text, Integer year, NoticeStatus status, int page, int size) {
        return notices.search(text == null ? "" : text.strip(), year, status, Math.max(page, 0), size);
    }

    /** The stored bytes; nothing for drafts and withdrawn notices. */
    public StoredDocument published(String no) {
        return notices.document(no).orElseThrow(() -> Refusal.notFound("notice.unknown", no));
    }

    /** Entries that passed undisputed, or whose objection was dismissed in time for this year's batch. */
    public List<NoticeEntry> passedEntries(int year) {
        return entries.passed(year);
    }

    /** The lines the public read of those cases that still count as passed; held and removed ones are missing. */
    public List<NoticedLine> noticedLines(Collection<String> caseNos) {
        return entries.passedAmong(caseNos).stream().map(NoticeEntry::line).toList();
    }

    /** True while list and bytes are exactly what was published; anything else means somebody changed the tables. */
    public boolean intact(String no) {
        NoticeView notice = notices.get(no);
        String list = NoticedLine.fingerprint(
                entries.of(no).stream().map(NoticeEntry::line).toList());
        return list.equals(notice.listSha256())
                && notices.document(no)
                        .map(document -> StoredDocument.sha256(document.bytes()).equals(document.sha256()))
                        .orElse(false);
    }

    private List<NoticeEntry> listedIn(String no) {
        return entries.of(no).stream()
                .filter(entry -> entry.status() == EntryStatus.LISTED)
                .toList();
    }

    private void tell(List<NoticeEntry> about, String template, Map<String, String> args) {
        notifications.toUnits(about.stream()
                .map(entry ->
                        new UnitMessage(entry.unitId(), template, entry.caseNo().text(), args))
                .toList());
    }

    private List<ProposedEntry> undrafted(int programmeYear) {
        var live = new HashSet<>(entries.liveCases(programmeYear));
        return nominations.proposed(programmeYear, EnumSet.allOf(CasePath.class)).stream()
                .filter(entry -> !live.contains(entry.caseNo().text()))
                .toList();
    }

    private void requireStillProposed(NoticeView draft, List<NoticeEntry> listed) {
        Map<CaseNo, ProposedEntry> now = nominations.proposed(draft.programmeYear(), Set.of(draft.path())).stream()
                .collect(Collectors.toMap(ProposedEntry::caseNo, entry -> entry));
        for (NoticeEntry entry : listed) {
            ProposedEntry proposed = now.get(entry.caseNo());
            if (proposed == null || !proposed.amount().equals(entry.amount()))
                throw Refusal.conflict("notice.proposalChanged", entry.caseNo().text());
        }
    }

    private static NoticeEntry listed(String no, int serial, ProposedEntry entry, Measures measures) {
        return new NoticeEntry(
                UUID.randomUUID(),
                no,
                serial,
                entry.caseNo(),
                entry.unitId(),
                entry.unitName(),
                entry.uscc(),
                entry.categoryCode(),
                measures.version(entry.ruleVersionId())
                        .category(entry.categoryCode())
                        .nameZh(),
                entry.itemName(),
                entry.clause(),
                entry.amount(),
                EntryStatus.LISTED,
                null);
    }

    private List<CaseNo> casesIn(String no, EntryStatus status) {
        return entries.of(no).stream()
                .filter(entry -> entry.status() == status)
                .map(NoticeEntry::caseNo)
                .toList();
    }

    private NoticeDocument document(List<NoticeEntry> listed) {
        return new NoticeDocument(policies.measures(nominations.ruleVersionIds(
                listed.stream().map(NoticeEntry::caseNo).toList())));
    }

    private Measures measuresOf(List<ProposedEntry> proposed) {
        return policies.measures(
                proposed.stream().map(ProposedEntry::ruleVersionId).toList());
    }

    /** Published today: today is day 0 and is printed first. */
    private CountedPeriod period(NoticeView draft) {
        return CountedPeriod.workdays(clock.today(), draft.days());
    }

    private NoticeView dated(NoticeView draft, Instant end, String fingerprint) {
        return draft.dated(clock.today(), clock.dateOf(end.minusNanos(1)), end, fingerprint);
    }
}
