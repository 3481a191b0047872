package dev.kechuang.workflow.guard;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.form.FormSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/** Each of these leaves out exactly one guard of the engine and touches nothing else; only tests can reach them. */
public final class MissingGuards {

    private MissingGuards() {}

    /** The engine's own expression manager, with the same beans in sight. */
    public static class OfExpressions {

        @Bean
        AfterAll withoutExpressionGuard(ApplicationContext context, ConfigurableListableBeanFactory beans) {
            return new AfterAll() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl engine) {
                    engine.setExpressionManager(new SpringExpressionManager(context, new ProcessBeans(beans)));
                }
            };
        }
    }

    /** No interceptor before the engine's commands. */
    public static class OfCommands {

        @Bean
        AfterAll withoutCommandGuard() {
            return new AfterAll() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl engine) {
                    engine.getCustomPostCommandInterceptorsTxRequired().removeIf(CommandGuard.class::isInstance);
                }
            };
        }
    }

    /** The engine's fullest history instead of ours. */
    public static class OfHistory {

        @Bean
        AfterAll withoutHistoryFilter() {
            return new AfterAll() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl engine) {
                    engine.getCustomHistoryLevels().clear();
                    engine.setHistory(HistoryLevel.HISTORY_LEVEL_FULL.getName());
                }
            };
        }
    }

    /** A gate that lets everything through. */
    public static class OfForms {

        @Bean
        @Primary
        FormGate openGate(BusinessClock clock) {
            return new FormGate(clock) {
                @Override
                Map<String, Object> check(FormSchema schema, TaskEntity task, Map<String, ?> sent) {
                    return new LinkedHashMap<>(sent);
                }
            };
        }
    }

    /** Runs after our own plugin, whose work it undoes. */
    @Order(2_000)
    abstract static class AfterAll extends AbstractProcessEnginePlugin {}
}
