package dev.kechuang.payout;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.SettableClock;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.notification.AddressBook;
import dev.kechuang.notification.MessageTexts;
import dev.kechuang.notification.Notifications;
import dev.kechuang.payout.model.AttemptRows;
import dev.kechuang.payout.model.ResultFile;
import dev.kechuang.payout.model.Table;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.Policies;
import dev.kechuang.portal.Messages;
import dev.kechuang.registry.BankAccounts;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.SecretCipher;
import dev.kechuang.shared.Uscc;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.TokenQueue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a real database with real tables and real sealed accounts; people and neighbours are faked. */
final class PayoutWorld {

    static final String MAKER = "maker";
    static final String CHECKER = "checker";
    static final String FINANCE_MAKER = "finance-maker-1";
    static final String FINANCE_CHECKER = "finance-checker-1";

    final DataSource database;
    final NamedParameterJdbcTemplate jdbc;
    final JdbcTransactionManager transactions;
    final SettableClock clock = BusinessClock.fixedAt(beijing("2026-07-20T10:00"));
    final Registry registry = mock();
    final FakeAwards awards = new FakeAwards();
    final TokenQueue tokens;
    final AuditTrail audit;
    final BankAccounts accounts;
    final Ledger ledger;
    final Payouts payouts;
    final Returns returns;
    final PaymentBatches batches;
    final BankFiles files;
    final BankResults results;

    PayoutWorld(Databases kind, Path data) {
        this(kind.fresh(), data);
    }

    /** On a database that is there already, as a restarted process finds it. */
    PayoutWorld(DataSource existing, Path data) {
        database = existing;
        jdbc = new NamedParameterJdbcTemplate(database);
        transactions = new JdbcTransactionManager(database);
        audit = new AuditTrail(jdbc, transactions, clock);
        tokens = new TokenQueue(database);
        AddressBook nobody = mock();
        given(nobody.ofUnits(any())).willReturn(Map.of());
        given(nobody.ofRole(any())).willReturn(List.of());
        given(nobody.ofUser(any())).willReturn(Optional.empty());
        var notifications = new Notifications(jdbc, new MessageTexts(Messages.source()), nobody, clock);
        given(registry.unitIdOfUser(any())).willReturn(Optional.empty());
        given(registry.displayName(any())).willAnswer(call -> "姓名-" + call.getArgument(0));
        role(MAKER, "payment-maker");
        role(CHECKER, "payment-checker");
        role(FINANCE_MAKER, "finance-maker");
        role(FINANCE_CHECKER, "finance-checker");
        accounts = new BankAccounts(jdbc, registry, new SecretCipher(new byte[32]), audit, clock);
        ledger = new Ledger(jdbc);
        var book = new PeriodBook(jdbc, Calendars.fixed(Calendars.shipped()), clock);
        payouts = new Payouts(jdbc, transactions, awards, accounts, registry, book, clock, audit, notifications);
        returns = new Returns(jdbc, transactions, payouts, awards, registry, clock, audit, notifications, tokens);
        batches = new PaymentBatches(
                jdbc, transactions, awards, accounts, registry, ledger, clock, audit, notifications, tokens);
        files = new BankFiles(
                jdbc,
                transactions,
                data,
                batches,
                awards,
                accounts,
                registry,
                ledger,
                book,
                clock,
                audit,
                notifications);
        results = new BankResults(
                jdbc, transactions, awards, codes(), registry, ledger, clock, audit, notifications, tokens);
    }

    private static ReturnCodes codes() {
        Policies policies = mock();
        given(policies.all()).willReturn(List.of(DefaultPack.read()));
        return new ReturnCodes(policies);
    }

    static Instant beijing(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    void at(String local) {
        clock.set(beijing(local));
    }

    void role(String userId, String role) {
        given(registry.hasRole(userId, role)).willReturn(true);
    }

    static String caseNo(int seq) {
        return CaseNo.of(2026, "C01", seq).text();
    }

    static String itemNo(int seq) {
        return PaymentItem.noOf(caseNo(seq));
    }

    static String unitName(int seq) {
        return "甲" + seq + "科技有限公司";
    }

    static String owner(int seq) {
        return "operator-" + seq;
    }

    /** An award of 150,000 yuan and its opened item. */
    void open(int seq) {
        var unitId = UUID.randomUUID();
        var uscc = Uscc.withCheckDigits(String.format("91519901MA%06d", seq)).text();
        jdbc.getJdbcOperations()
                .update(
                        "insert into unit (id, uscc, name, applicant_type, above_scale, created_at, version)"
                                + " values (?, ?, ?, 'ENTERPRISE', false, current_timestamp, 0)",
                        unitId,
                        uscc,
                        unitName(seq));
        given(registry.unit(unitId))
                .willReturn(new Unit(
                        unitId,
                        uscc,
                        unitName(seq),
                        "ENTERPRISE",
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        null,
                        null));
        given(registry.unitIdOfUser(owner(seq))).willReturn(Optional.of(unitId));
        awards.decided.put(
                caseNo(seq),
                new Award(
                        caseNo(seq),
                        "X府发〔2026〕8号",
                        2026,
                        "C01",
                        "国家高新技术企业认定奖励",
                        "第十二条",
                        unitId,
                        unitName(seq),
                        uscc,
                        Money.ofYuan(150_000)));
        payouts.open(itemNo(seq));
    }

    /** The amount is what counts where units are not asked for. */
    static Award award(String caseNo) {
        return new Award(caseNo, "X府发〔2026〕8号", 2026, "C01", "", "", UUID.randomUUID(), "", "", Money.ofYuan(150_000));
    }

    static PayeeForm account(int seq) {
        return account(seq, 0);
    }

    static PayeeForm account(int seq, int version) {
        return new PayeeForm(unitName(seq), "某银行X区支行", "102651000011", String.format("4402%010d%02d", seq, version));
    }

    /** Items 1 to count, account confirmed. */
    List<String> ready(int count) {
        for (int seq = 1; seq <= count; seq++) {
            open(seq);
            payouts.confirmPayee(itemNo(seq), account(seq), owner(seq));
        }
        return IntStream.rangeClosed(1, count).mapToObj(PayoutWorld::itemNo).toList();
    }

    /** Through all four people to the bank. */
    String sent(Collection<String> itemNos) {
        var batchNo = released(itemNos);
        files.write(batchNo);
        return batchNo;
    }

    String released(Collection<String> itemNos) {
        var batchNo = batches.submit(itemNos, MAKER);
        batches.check(batchNo, true, "", CHECKER);
        batches.confirmRelease(batchNo, true, "", FINANCE_MAKER);
        batches.approveRelease(batchNo, true, "", FINANCE_CHECKER);
        return batchNo;
    }

    ImportReport bring(byte[] file) {
        return results.importFile("result.csv", file, CHECKER);
    }

    /** One line of a result file. */
    record Line(String ref, String amount, String outcome, String code) {

        static Line paid(String ref) {
            return new Line(ref, "150000.00", "成功", "");
        }

        static Line returned(String ref, String code) {
            return new Line(ref, "150000.00", "退票", code);
        }
    }

    static Table resultTable(Collection<Line> lines) {
        var table = new Table().row(ResultFile.COLUMNS.toArray());
        var sum = Money.ZERO;
        for (var line : lines) {
            sum = sum.plus(Money.parseYuan(line.amount()));
            table.row(
                    line.ref(),
                    line.amount(),
                    line.outcome(),
                    line.code(),
                    line.code().isEmpty() ? "" : "银行说明",
                    "BK" + line.ref(),
                    "2026-07-30 10:15:00");
        }
        return table.row("合计", sum.yuan().toPlainString(), String.valueOf(lines.size()));
    }

    static byte[] resultFile(Line... lines) {
        return resultTable(List.of(lines)).csv();
    }

    ItemStatus status(int seq) {
        return payouts.item(itemNo(seq)).status();
    }

    long count(String sql) {
        Long found = jdbc.getJdbcOperations().queryForObject(sql, Long.class);
        return found == null ? 0 : found;
    }

    int update(String sql) {
        return jdbc.getJdbcOperations().update(sql);
    }

    List<PaymentAttempt> attempts(String batchNo) {
        return new AttemptRows(jdbc).ofBatch(batchNo);
    }

    /** As a job of the engine runs a face: all in one transaction, gone when it throws. */
    void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** What the neighbours would remember; {@code crash} is thrown where a process could be killed. */
    static final class FakeAwards implements AwardBooks {

        final Map<String, Award> decided = new HashMap<>();
        final List<String> paid = new ArrayList<>();
        final List<String> returned = new ArrayList<>();
        final List<String> waived = new ArrayList<>();
        RuntimeException crash;

        @Override
        public Award award(String caseNo) {
            return decided.get(caseNo);
        }

        @Override
        public PaymentTerms terms(String caseNo) {
            return PaymentTerms.of(DefaultPack.read());
        }

        @Override
        public Map<String, Money> decided(Collection<String> caseNos) {
            return caseNos.stream()
                    .collect(Collectors.toMap(no -> no, no -> decided.get(no).amount()));
        }

        @Override
        public void payable(String caseNo) {}

        @Override
        public void paying(Collection<String> caseNos) {
            crashOnce();
        }

        @Override
        public void paid(Collection<String> caseNos) {
            crashOnce();
            paid.addAll(caseNos);
        }

        @Override
        public void returned(Collection<String> caseNos) {
            returned.addAll(caseNos);
        }

        @Override
        public void waived(String caseNo) {
            waived.add(caseNo);
        }

        private void crashOnce() {
            var now = crash;
            crash = null;
            if (now != null) throw now;
        }
    }
}
