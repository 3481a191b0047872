package dev.kechuang.workflow;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.workflow.canary.process.Canary;
import dev.kechuang.workflow.canary.process.DecideCompletion;
import dev.kechuang.workflow.canary.process.Departments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The engine with the whole seam around it (or, as negative control, without the guards), and the small test models. */
public final class SeamEngine implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private SeamEngine(DataSource database, Class<?>... beans) {
        context.registerBean(DataSource.class, () -> database);
        context.register(beans);
        context.refresh();
        engine().getRepositoryService()
                .createDeployment()
                .addClasspathResource("guards/guarded.bpmn")
                .addClasspathResource("guards/decide.form")
                .deploy();
    }

    public static SeamEngine guarded(DataSource database) {
        return new SeamEngine(database, Guarded.class);
    }

    /** All of the seam but what these beans replace or undo: negative controls of single guards. */
    public static SeamEngine changed(DataSource database, Class<?> change) {
        return new SeamEngine(database, Guarded.class, change);
    }

    public static SeamEngine withoutGuards(DataSource database) {
        return new SeamEngine(database, WithoutGuards.class);
    }

    public ProcessEngine engine() {
        return context.getBean(ProcessEngine.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableListableBeanFactory beans() {
        return context.getBeanFactory();
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(context.getBean(DataSource.class));
    }

    public long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Does this as that person, as a web app would: the engine's services with an authenticated user. */
    public void as(String userId, Runnable work) {
        var identity = engine().getIdentityService();
        var member = bean(StaffSource.class).find(userId).orElseThrow();
        identity.setAuthentication(userId, List.copyOf(member.roles()));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Starts an instance of the guarded model and answers the id of its first task. */
    public String decideTask(String businessKey) {
        bean(Processes.class).start("guarded", businessKey, Map.of(CaseVars.CASE_NO, businessKey));
        return engine().getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
    }

    @Override
    public void close() {
        context.close();
    }

    static class Beans {

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        FakeStaff people() {
            return new FakeStaff();
        }

        @Bean
        BusinessClock clock() {
            return BusinessClock.fixedAt(Instant.parse("2026-03-02T02:00:00Z"));
        }

        @Bean
        Canary canary() {
            return new Canary();
        }

        @Bean
        DecideCompletion decideCompletion() {
            return new DecideCompletion();
        }

        @Bean
        Departments departments() {
            return new Departments();
        }

        static ProcessEngineFactoryBean engine(
                ApplicationContext context,
                PlatformTransactionManager transactions,
                List<ProcessEnginePlugin> plugins) {
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setApplicationContext(context);
            configuration.setDataSource(context.getBean(DataSource.class));
            configuration.setTransactionManager(transactions);
            configuration.setDatabaseSchemaUpdate("false");
            configuration.setJobExecutorActivate(false);
            configuration.setProcessEnginePlugins(plugins);
            var factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(configuration);
            return factory;
        }
    }

    @ComponentScan(
            basePackages = "dev.kechuang.workflow",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.kechuang\\.workflow\\.signin\\..*|.*IT.*|.*SeamEngine.*|.*Scheduling"))
    static class Guarded extends Beans {

        @Bean
        ProcessEngineFactoryBean processEngine(
                ApplicationContext context,
                PlatformTransactionManager transactions,
                ObjectProvider<ProcessEnginePlugin> plugins) {
            return engine(context, transactions, plugins.orderedStream().toList());
        }
    }

    static class WithoutGuards extends Beans {

        @Bean
        ProcessEngineFactoryBean processEngine(
                ApplicationContext context,
                PlatformTransactionManager transactions,
                Canary canary,
                DecideCompletion decide) {
            var factory = engine(context, transactions, List.of());
            factory.getProcessEngineConfiguration()
                    .setBeans(Map.of("canary", canary, "decideCompletion", decide, "departments", new Departments()));
            return factory;
        }
    }
}
