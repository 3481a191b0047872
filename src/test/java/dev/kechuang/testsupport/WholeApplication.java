package dev.kechuang.testsupport;

import dev.kechuang.KechuangApplication;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.RoleTitle;
import dev.kechuang.registry.Roles;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Uscc;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.Processes;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The packaged configuration, not in demo mode, with a person of every office role named like it; time stands until moved. */
public final class WholeApplication implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    public WholeApplication(Databases database, Path data, String from, Class<?>... more) {
        this(database, data, from, false, List.of(), more);
    }

    /** As in production, with its own job executor and drainer beside the test. */
    public static WholeApplication workingByItself(Databases database, Path data, String from) {
        return new WholeApplication(database, data, from, true, List.of());
    }

    /** Under the packs of this resource pattern instead of the one that the product ships with. */
    public static WholeApplication underPacks(Databases database, Path data, String from, String packs) {
        return new WholeApplication(database, data, from, false, List.of("--KECHUANG_POLICY_PACKS=" + packs));
    }

    private WholeApplication(
            Databases database, Path data, String from, boolean byItself, List<String> settings, Class<?>... more) {
        boolean postgres = database == Databases.POSTGRESQL;
        context = new SpringApplicationBuilder(KechuangApplication.class)
                .sources(more)
                .run(Stream.concat(
                                settings.stream(),
                                Stream.of(
                                        "--KECHUANG_DB_URL="
                                                + (postgres
                                                        ? Databases.emptyPostgresUrl()
                                                        : "jdbc:h2:file:" + data.resolve("kechuang")
                                                                + ";LOCK_TIMEOUT=10000"),
                                        "--KECHUANG_DB_USER=" + (postgres ? "postgres" : "sa"),
                                        "--KECHUANG_DB_PASSWORD=",
                                        "--KECHUANG_ACCOUNT_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                                        "--KECHUANG_DATA_DIR=" + data,
                                        "--KECHUANG_PORT=0",
                                        "--camunda.bpm.job-execution.enabled=" + byItself,
                                        "--kechuang.workflow.drain-delay=" + (byItself ? "PT1S" : "P1D"),
                                        "--kechuang.clock.movable=true"))
                        .toArray(String[]::new));
        bean(BusinessClock.class).beginAt(at(from));
        for (RoleTitle role : bean(Roles.class).staff()) person(role.id(), null, role.id());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public long count(String from) {
        return bean(JdbcTemplate.class).queryForObject("select count(*) from " + from, Long.class);
    }

    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    /** An enterprise of the district, number 1 to 999. */
    public Unit unit(int no) {
        return units(no, no).get(0);
    }

    public List<Unit> units(int first, int last) {
        return bean(Registry.class)
                .ensureUnits(java.util.stream.IntStream.rangeClosed(first, last)
                        .mapToObj(WholeApplication::newUnit)
                        .toList());
    }

    public static NewUnit newUnit(int no) {
        return new NewUnit(
                Uscc.withCheckDigits(String.format(Locale.ROOT, "91519901MA6DW%03d", no))
                        .text(),
                "X区澄光装备" + no + "有限公司",
                "ENTERPRISE",
                "X区科创大道" + no + "号",
                "519901801",
                "欧阳夏荷",
                "C3491",
                true,
                LocalDate.of(2014, 5, 12),
                "联系人甲",
                "19900005566",
                null);
    }

    /** Somebody who fills in and signs for the unit. */
    public void applicant(String userId, Unit unit) {
        person(userId, unit, "applicant-operator", "applicant-approver");
    }

    private void person(String userId, Unit unit, String... roles) {
        var account = new NewAccount(
                userId, "姓名" + userId, null, "Long enough 7!x", unit == null ? null : unit.id(), Set.of(roles));
        bean(Accounts.class).create(account, "test");
    }

    /** Everything that is due now, tokens and timers, until nothing is left. */
    public void settle() {
        bean(DueWork.class).run();
    }

    public void complete(String task, String key, String userId, Map<String, Object> fields) {
        bean(Processes.class).complete("userTask_" + task, key, userId, fields);
        settle();
    }

    /** Day by day, so that each timer goes off on its own day. */
    public void until(String local) {
        Instant target = at(local);
        var clock = bean(BusinessClock.class);
        while (clock.now().isBefore(target)) {
            Instant morning = clock.today()
                    .plusDays(1)
                    .atTime(0, 0, 1)
                    .atZone(BusinessClock.ZONE)
                    .toInstant();
            clock.moveTo(morning.isBefore(target) ? morning : target);
            settle();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
