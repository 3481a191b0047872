package dev.kechuang.nomination;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.SettableClock;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.evidence.EvidenceFile;
import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.notification.AddressBook;
import dev.kechuang.notification.MessageTexts;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.portal.Messages;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.FakeStaff;
import dev.kechuang.workflow.Processes;
import dev.kechuang.workflow.TokenQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The whole nomination module with its tables, its models and the guarded engine on one database, people and clock settable. */
final class Office implements AutoCloseable {

    static final String OPERATOR = "operator-a";
    static final String CLERK = "clerk";
    static final String HEAD = "head";
    static final String BUREAU = "bureau";
    private static final List<String> FORMS = List.of(
            "confirm-non-acceptance",
            "decide-formal-review",
            "decide-proposal",
            "give-opinion",
            "release-hold",
            "resolve-no-data",
            "review-veto");
    private static final List<String> MODELS =
            List.of("nomination", "entitlement", "formal-review", "joint-check", "award-settlement");

    final SettableClock clock = BusinessClock.fixedAt(at("2026-03-02T09:00"));
    final People people = new People();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Office(Databases database) {
        context.registerBean(DataSource.class, database::fresh);
        context.registerBean(SettableClock.class, () -> clock);
        context.registerBean(People.class, () -> people);
        context.register(Wiring.class);
        now("2026-03-02T09:00");
        context.refresh();
        var deployment = bean(ProcessEngine.class).getRepositoryService().createDeployment();
        MODELS.forEach(model -> deployment.addClasspathResource("bpmn/nomination/" + model + ".bpmn"));
        FORMS.forEach(form -> deployment.addClasspathResource("forms/nomination/" + form + ".form"));
        deployment.deploy();
        people.add(OPERATOR, "applicant-operator", "applicant-approver");
        people.add(CLERK, "tech-clerk");
        people.add(HEAD, "tech-section-head");
        people.add(BUREAU, "tech-bureau-head");
        DefaultPack.read().departments().forEach(department -> people.add("at-" + department.id(), department.id()));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(context.getBean(DataSource.class));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    /** Sets both clocks to this local time; nothing runs by itself. */
    void now(String local) {
        now(at(local));
    }

    void now(Instant moment) {
        clock.set(moment);
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Runs continuations and timers that are due, until nothing is left. */
    void runDue() {
        var management = bean(ProcessEngine.class).getManagementService();
        for (int round = 0; round < 100; round++) {
            bean(TokenQueue.class).drain();
            var jobs = management.createJobQuery().executable().list();
            if (jobs.isEmpty()) return;
            jobs.forEach(job -> {
                // one job may have ended the instance of the next
                if (management.createJobQuery().jobId(job.getId()).count() == 1) management.executeJob(job.getId());
            });
        }
        throw new IllegalStateException("Jobs without end");
    }

    /** Runs continuations only: as if every timer were late. */
    void runContinuations() {
        var management = bean(ProcessEngine.class).getManagementService();
        for (int round = 0; round < 100; round++) {
            bean(TokenQueue.class).drain();
            var jobs = management.createJobQuery().messages().list();
            if (jobs.isEmpty()) return;
            jobs.forEach(job -> management.executeJob(job.getId()));
        }
        throw new IllegalStateException("Jobs without end");
    }

    void complete(CaseNo caseNo, String task, String userId, Map<String, Object> fields) {
        bean(Processes.class).complete("userTask_" + task, caseNo.text(), userId, fields);
        runContinuations();
    }

    /** A department's officer completes a task of the own branch. */
    void completeFor(String department, CaseNo caseNo, String task, Map<String, Object> fields) {
        bean(Processes.class).complete("userTask_" + task, caseNo.text(), department, "at-" + department, fields);
        runContinuations();
    }

    void openWindow(String... categories) {
        bean(CallWindows.class)
                .open(2026, List.of(categories), clock.today(), clock.today().plusDays(40), BUREAU);
    }

    UUID draft(String userId, String platform, String level) {
        UUID id = bean(Drafts.class).begin("C04", userId);
        bean(Drafts.class).save(id, Map.of("platformName", platform, "level", level), userId);
        return id;
    }

    CaseNo submitted(String userId, String platform, String level) {
        CaseNo caseNo = bean(Drafts.class).submit(draft(userId, platform, level), userId);
        runContinuations();
        return caseNo;
    }

    void allDepartmentsPass(CaseNo caseNo) {
        bean(JointChecks.class)
                .departmentsOf(caseNo)
                .forEach(department -> completeFor(department, caseNo, "giveOpinion", Map.of("opinion", "PASS")));
    }

    CaseStatus status(CaseNo caseNo) {
        return bean(Nominations.class).status(caseNo);
    }

    /** Instances of the five processes that are alive for this case. */
    long alive(CaseNo caseNo) {
        return bean(ProcessEngine.class)
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNo.text())
                .count();
    }

    long count(String sql) {
        return jdbc().sql("select count(*) from " + sql).query(Long.class).single();
    }

    @Override
    public void close() {
        context.close();
        ClockUtil.reset();
    }

    /** Sign-in accounts; applicants act for the unit of the same letter. */
    static final class People extends FakeStaff {

        private final Map<String, TestUnits.Known> units = new HashMap<>();

        void actsFor(String userId, TestUnits.Known unit) {
            units.put(userId, unit);
        }

        Optional<TestUnits.Known> unitOf(String userId) {
            return Optional.ofNullable(units.get(userId));
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({AuditTrail.class, CallWindows.class, BudgetLines.class, Notifications.class, PeriodBook.class})
    @ComponentScan(
            basePackages = {"dev.kechuang.workflow", "dev.kechuang.nomination"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.kechuang\\.workflow\\.signin\\..*|.*\\.canary\\..*|.*Scheduling"
                                    + "|.*SeamEngine.*|dev\\.kechuang\\.nomination\\.web\\..*|.*Office.*"))
    static class Wiring {

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        NamedParameterJdbcTemplate jdbc(DataSource database) {
            return new NamedParameterJdbcTemplate(database);
        }

        @Bean
        Calendars calendars() {
            return Calendars.fixed(Calendars.shipped());
        }

        @Bean
        Policies policies() {
            PolicyPack pack = TestUnits.packWithForm(DefaultPack.read(), "C04", form());
            Policies policies = mock(Policies.class);
            given(policies.current()).willReturn(pack);
            given(policies.version(anyString())).willReturn(pack);
            return policies;
        }

        @Bean
        Registry registry(People people) {
            return TestUnits.registry(people);
        }

        @Bean
        EvidenceStore evidence() {
            EvidenceStore store = mock(EvidenceStore.class);
            given(store.list(any(), any())).willReturn(List.of(file("ev1"), file("ev2")));
            return store;
        }

        @Bean
        MessageTexts texts() {
            return new MessageTexts(Messages.source());
        }

        @Bean
        AddressBook addresses() {
            return new AddressBook() {
                @Override
                public Map<UUID, String> ofUnits(Collection<UUID> unitIds) {
                    return Map.of();
                }

                @Override
                public List<String> ofRole(String role) {
                    return List.of();
                }

                @Override
                public Optional<String> ofUser(String userId) {
                    return Optional.empty();
                }
            };
        }

        @Bean
        ProcessEngineFactoryBean processEngine(
                DataSource database,
                PlatformTransactionManager transactions,
                ObjectProvider<ProcessEnginePlugin> plugins,
                ApplicationContext context) {
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setApplicationContext(context);
            configuration.setProcessEngineName("office-" + UUID.randomUUID());
            configuration.setDataSource(database);
            configuration.setTransactionManager(transactions);
            configuration.setDatabaseSchemaUpdate("false");
            configuration.setJobExecutorActivate(false);
            configuration.setProcessEnginePlugins(plugins.orderedStream().toList());
            var factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(configuration);
            return factory;
        }

        private static byte[] form() {
            try (var in = Office.class.getResourceAsStream("/nomination/apply-c04.form")) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EvidenceFile file(String slot) {
            return new EvidenceFile(
                    UUID.randomUUID(), slot, slot + ".pdf", "application/pdf", 1, "0", Instant.EPOCH, "x");
        }
    }
}
