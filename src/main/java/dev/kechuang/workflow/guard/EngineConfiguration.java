package dev.kechuang.workflow.guard;

import dev.kechuang.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the engine is built: what it leaves out, what it remembers, and the guards that stand before it. */
@Component
@Order(1_000)
@DependsOnDatabaseInitialization
class EngineConfiguration extends AbstractProcessEnginePlugin {

    /** Lists of the web apps are paged far below this; a larger question is refused. */
    private static final int LONGEST_LIST = 2_000;

    private final ApplicationContext context;
    private final ConfigurableListableBeanFactory beans;
    private final TaskCompletion completion;

    EngineConfiguration(ApplicationContext context, ConfigurableListableBeanFactory beans, TaskCompletion completion) {
        this.context = context;
        this.beans = beans;
        this.completion = completion;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        leaveOut(engine);
        authorize(engine);
        HistoryRetention.apply(engine);
        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new HistoryFilter())));
        engine.setExpressionManager(new ExpressionGuard(context, new ProcessBeans(beans)));
        engine.setCustomPreCommandInterceptorsTxRequired(added(
                engine.getCustomPreCommandInterceptorsTxRequired(),
                new RefusalsToWebApps(context, beans.getBeanProvider(AuditTrail.class))));
        engine.setCustomPostCommandInterceptorsTxRequired(
                added(engine.getCustomPostCommandInterceptorsTxRequired(), new CommandGuard(completion)));
        List<BpmnParseListener> listeners = engine.getCustomPreBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            engine.setCustomPreBPMNParseListeners(listeners);
        }
        listeners.add(new NoStartForms());
    }

    private static void leaveOut(ProcessEngineConfigurationImpl engine) {
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        // Whoever called the engine logs what came back; refusals to people are no errors.
        engine.setEnableCmdExceptionLogging(false);
        engine.setEnforceHistoryTimeToLive(true);
        engine.setDefaultNumberOfRetries(3);
        engine.setFailedJobRetryTimeCycle("R3/PT10M");
        engine.setFailedJobCommandFactory(new LostRaces());
    }

    private static void authorize(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setAuthorizationEnabledForCustomCode(false);
        engine.setAuthorizationCheckRevokes(ProcessEngineConfigurationImpl.AUTHORIZATION_CHECK_REVOKE_NEVER);
        engine.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
        engine.setEnforceSpecificVariablePermission(true);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(LONGEST_LIST);
        engine.setGroupResourceWhitelistPattern("[a-z0-9-]+");
        engine.setUserResourceWhitelistPattern("[A-Za-z0-9._@-]+");
        engine.setAdminGroups(new ArrayList<>());
        engine.setAdminUsers(new ArrayList<>());
        engine.setResourceAuthorizationProvider(new TaskAuthorizations());
    }

    private static List<CommandInterceptor> added(List<CommandInterceptor> present, CommandInterceptor one) {
        var all = new ArrayList<CommandInterceptor>(present == null ? List.of() : present);
        all.add(one);
        return all;
    }

    /** Processes are started by our code alone; a start form would be a way around it. */
    private static final class NoStartForms extends AbstractBpmnParseListener {

        @Override
        public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            var camunda = "http://camunda.org/schema/1.0/bpmn";
            if (element.attributeNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(camunda), "formRef") != null
                    || element.attributeNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(camunda), "formKey")
                            != null) {
                throw new IllegalStateException("A start event with a form: " + activity.getId());
            }
        }
    }
}
