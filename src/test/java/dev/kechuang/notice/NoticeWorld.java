package dev.kechuang.notice;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.SettableClock;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.nomination.FormalReviews;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.ProposedEntry;
import dev.kechuang.notice.model.EntryRows;
import dev.kechuang.notice.model.NoticeRows;
import dev.kechuang.notice.model.ObjectionRows;
import dev.kechuang.notice.model.ObjectorRows;
import dev.kechuang.notification.AddressBook;
import dev.kechuang.notification.MessageTexts;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.Measures;
import dev.kechuang.policy.Policies;
import dev.kechuang.portal.Messages;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.SecretCipher;
import dev.kechuang.shared.Uscc;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.TokenQueue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The module on a real database with its real tables; the cases and the people around it are faked. */
public final class NoticeWorld {

    public static final String DRAFTER = "clerk";
    public static final String OFFICER = "officer";
    public static final String DESK = "desk";
    public static final String HEAD = "head";

    public final DataSource database;
    public final NamedParameterJdbcTemplate jdbc;
    public final SettableClock clock = BusinessClock.fixedAt(beijing("2026-02-11T10:00"));
    public final Nominations nominations = mock();
    public final FormalReviews reviews = mock();
    public final Policies policies = mock();
    public final Registry registry = mock();
    public final Notifications notifications;
    public final AuditTrail audit;
    public final TokenQueue tokens;
    public final ObjectorRows objectors;
    public final Notices notices;
    public final Objections objections;
    public final ObjectionProceedings proceedings;
    public final List<ProposedEntry> proposed = new ArrayList<>();

    public NoticeWorld(Databases kind) {
        database = kind.fresh();
        jdbc = new NamedParameterJdbcTemplate(database);
        audit = new AuditTrail(jdbc, new JdbcTransactionManager(database), clock);
        tokens = new TokenQueue(database);
        AddressBook nobody = mock();
        given(nobody.ofUnits(any())).willReturn(Map.of());
        given(nobody.ofUser(any())).willReturn(Optional.empty());
        notifications = new Notifications(jdbc, new MessageTexts(Messages.source()), nobody, clock);
        oneMeasure();
        role(DRAFTER, "tech-clerk");
        role(OFFICER, "notice-officer");
        role(DESK, "objection-officer");
        role(HEAD, "tech-bureau-head");
        given(registry.unitIdOfUser(any())).willReturn(Optional.empty());
        var book = new PeriodBook(jdbc, Calendars.fixed(Calendars.shipped()), clock);
        var noticeRows = new NoticeRows(jdbc);
        var entryRows = new EntryRows(jdbc);
        var objectionRows = new ObjectionRows(jdbc);
        objectors = new ObjectorRows(jdbc, new SecretCipher(new byte[32]));
        notices = Transactions.around(
                new Notices(
                        noticeRows,
                        entryRows,
                        nominations,
                        policies,
                        registry,
                        notifications,
                        audit,
                        tokens,
                        clock,
                        book),
                Notices.class,
                database);
        objections = Transactions.around(
                new Objections(
                        noticeRows,
                        entryRows,
                        objectionRows,
                        objectors,
                        nominations,
                        policies,
                        registry,
                        notifications,
                        audit,
                        tokens,
                        clock,
                        book,
                        new NoticeSettings(10)),
                Objections.class,
                database);
        proceedings = Transactions.around(
                new ObjectionProceedings(
                        noticeRows,
                        entryRows,
                        objectionRows,
                        objectors,
                        nominations,
                        reviews,
                        policies,
                        registry,
                        notifications,
                        audit,
                        clock,
                        book),
                ObjectionProceedings.class,
                database);
    }

    private void oneMeasure() {
        given(policies.measures(any())).willReturn(new Measures(List.of(DefaultPack.read())));
        given(policies.version(anyString())).willReturn(DefaultPack.read());
        given(nominations.ruleVersionId(any())).willReturn(DefaultPack.read().ruleVersionId());
        given(nominations.proposed(anyInt(), any())).willAnswer(call -> List.copyOf(proposed));
    }

    public static Instant beijing(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    public void at(String local) {
        clock.set(beijing(local));
    }

    public void role(String userId, String role) {
        given(registry.hasRole(userId, role)).willReturn(true);
    }

    /** So many proposed cases of a recognition reward (path AUTO, five working days), 150,000 yuan each. */
    public void propose(int count) {
        for (int i = 1; i <= count; i++) proposed.add(proposal(proposed.size() + 1));
    }

    public ProposedEntry proposal(int seq) {
        return new ProposedEntry(
                CaseNo.of(2026, "C01", seq),
                UUID.randomUUID(),
                "甲" + seq + "科技有限公司",
                Uscc.withCheckDigits(String.format("91519901MA%06d", seq)).text(),
                "C01",
                DefaultPack.read().ruleVersionId(),
                "国家高新技术企业认定奖励",
                "第十二条",
                dev.kechuang.shared.Money.ofYuan(150_000),
                CasePath.AUTO);
    }

    /** Drafts and publishes what is proposed and returns the notice's number. */
    public String published() {
        String no = notices.draft(2026, CasePath.AUTO, DRAFTER);
        notices.publish(no, OFFICER);
        return no;
    }

    public ObjectionReceipt object(String noticeNo, int serial) {
        return objections.receive(noticeNo, serial, named(), "198.51.100.7");
    }

    public static ObjectionForm named() {
        return new ObjectionForm(
                "PERSON",
                "张三丰",
                "0990-5550000",
                "X区东湖街道",
                "zhang@example.cn",
                ObjectionScope.TRUTH,
                "该单位申报材料中的发票与事实不符，张三丰可以作证，请核实。",
                "",
                true);
    }

    /** Who was told what about this case or, without one, about whatever has none: "recipient template link". */
    public List<String> told(String caseNo) {
        return jdbc.query(
                "select recipient_kind, role, user_id, template_key, link from notification where "
                        + (caseNo == null ? "case_no is null" : "case_no = '" + caseNo + "'")
                        + " order by created_at, template_key",
                (row, n) -> switch (row.getString("recipient_kind")) {
                            case "ROLE" -> row.getString("role");
                            case "USER" -> row.getString("user_id");
                            default -> row.getString("recipient_kind").toLowerCase(java.util.Locale.ROOT);
                        }
                        + " " + row.getString("template_key") + " " + row.getString("link"));
    }

    public EntryStatus status(String noticeNo, int serial) {
        return notices.entries(noticeNo).get(serial - 1).status();
    }
}
