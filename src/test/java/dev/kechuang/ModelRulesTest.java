package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.Models.Model;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model must obey, one assertion a rule; the message names the element. */
class ModelRulesTest {

    private static final int MAX_NODES = 25;
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(not )?[a-z][A-Za-z]*}");
    private static final Map<Class<? extends FlowNode>, String> PREFIX = Map.of(
            UserTask.class, "userTask_",
            ServiceTask.class, "serviceTask_",
            CallActivity.class, "callActivity_",
            SubProcess.class, "subProcess_",
            StartEvent.class, "startEvent_",
            EndEvent.class, "endEvent_");
    /** Allowed call activities: the caller and whom it may call. Children never call up. */
    private static final Map<String, Set<String>> CALLS =
            Map.of("nomination", Set.of("entitlement", "formal-review", "joint-check", "award-settlement"));

    static Stream<Model> models() {
        return Models.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void fileIsNamedAfterItsProcess(Model model) {
        assertThat(model.process().getId()).isEqualTo(model.fileName());
        assertThat(model.process().isExecutable()).isTrue();
        assertThat(model.process().getName()).as("label of the process").isNotBlank();
        assertThat(model.process().getCamundaVersionTag()).as("version tag").isNotBlank();
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
    }

    @ParameterizedTest
    @MethodSource("models")
    void elementIdsFollowTheNamingRule(Model model) {
        for (var node : model.nodes()) {
            assertThat(node.getId()).as("no machine id").doesNotMatch("(Activity|Gateway|Event|Flow)_[0-9a-z]{7}");
            PREFIX.forEach((type, prefix) -> {
                if (type.isInstance(node)) {
                    assertThat(node.getId()).startsWith(prefix);
                }
            });
            assertThat(node.getId()).matches("[a-zA-Z]+_[a-z][A-Za-z0-9]*");
        }
        for (var flow : model.elements(SequenceFlow.class)) {
            assertThat(flow.getId()).startsWith("flow_");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskEventAndSplitIsLabelled(Model model) {
        for (var node : model.nodes()) {
            var join = node instanceof ExclusiveGateway && node.getOutgoing().size() < 2;
            var silent = join || node instanceof ParallelGateway || node instanceof EventBasedGateway;
            if (!silent) {
                assertThat(node.getName()).as(node.getId() + " has a label").isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelFitsOnOneScreen(Model model) {
        assertThat(model.nodes().size()).as(model + " flow nodes").isLessThanOrEqualTo(MAX_NODES);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPersonsDecisionIsSavedBeforeTheNextBoxRuns(Model model) {
        for (var task : model.elements(UserTask.class)) {
            assertThat(task.isCamundaAsyncAfter())
                    .as(task.getId() + " asyncAfter")
                    .isTrue();
            assertThat(task.getCamundaCandidateGroups())
                    .as(task.getId() + " candidate groups")
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyExclusiveSplitHasADefaultAndPlainConditions(Model model) {
        for (var gateway : model.elements(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getDefault())
                        .as(gateway.getId() + " default")
                        .isNotNull();
            }
        }
        for (var flow : model.elements(SequenceFlow.class)) {
            var condition = flow.getConditionExpression();
            if (condition != null) {
                assertThat(condition.getTextContent()).as(flow.getId()).matches(CONDITION);
                assertThat(flow.getName())
                        .as(flow.getId() + " names the answer")
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingButDelegateExpressionsRuns(Model model) {
        assertThat(model.elements(ScriptTask.class)).isEmpty();
        assertThat(model.bpmn().getModelElementsByType(Signal.class))
                .as("signals cannot be aimed")
                .isEmpty();
        for (var task : model.elements(ServiceTask.class)) {
            assertThat(task.getCamundaClass()).as(task.getId()).isNull();
            assertThat(task.getCamundaExpression()).as(task.getId()).isNull();
            assertThat(task.getCamundaDelegateExpression()).as(task.getId()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void statutoryPeriodsAreNeverLiterals(Model model) {
        for (var duration : model.bpmn().getModelElementsByType(TimeDuration.class)) {
            assertThat(duration.getTextContent()).as(model + " timer").startsWith("${");
        }
        for (var event : model.elements(BoundaryEvent.class)) {
            assertThat(event.getEventDefinitions()).as(event.getId()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void callsStayInsideTheTableAndMapEachVariable(Model model) {
        for (var call : model.elements(CallActivity.class)) {
            assertThat(CALLS.getOrDefault(model.fileName(), Set.of()))
                    .as(model + " may call")
                    .contains(call.getCalledElement());
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .as(call.getId() + " passes the business key, never all variables")
                    .anyMatch(in -> in.getCamundaBusinessKey() != null)
                    .noneMatch(in -> "all".equals(in.getCamundaVariables()));
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaOut.class)
                            .list())
                    .noneMatch(out -> "all".equals(out.getCamundaVariables()));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNodeIsDrawn(Model model) {
        var drawn =
                model.bpmn().getModelElementsByType(org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape.class).stream()
                        .map(shape -> shape.getBpmnElement().getId())
                        .collect(Collectors.toSet());
        assertThat(drawn)
                .containsAll(model.nodes().stream().map(FlowNode::getId).toList());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyEndIsReachable(Model model) {
        for (var node : model.nodes()) {
            var entered = node instanceof StartEvent
                    || node instanceof BoundaryEvent
                    || node instanceof SubProcess sub && sub.triggeredByEvent()
                    || !node.getIncoming().isEmpty();
            assertThat(entered).as(node.getId() + " has a way in").isTrue();
            var left = node instanceof EndEvent
                    || node instanceof SubProcess sub && sub.triggeredByEvent()
                    || !node.getOutgoing().isEmpty();
            assertThat(left).as(node.getId() + " has a way out").isTrue();
        }
        assertThat(model.elements(Event.class)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void flowIdsAreUniqueAndAnswersAreShort(Model model) {
        List<String> ids = model.elements(SequenceFlow.class).stream()
                .map(SequenceFlow::getId)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }
}
