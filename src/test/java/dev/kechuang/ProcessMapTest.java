package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.Models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From box to code by name alone: {@code serviceTask_x} runs {@code ${xDelegate}}, class {@code XDelegate} of the
 * module's process package; {@code userTask_x} hands over to {@code ${xCompletion}}. The map of all this in
 * {@code src/docs/process-map.md} is generated; run with {@code -Dprocess-map.write=true} to renew it.
 */
class ProcessMapTest {

    private static final Path MAP = Path.of("src/docs/process-map.md");
    private static final Pattern WRITES = Pattern.compile("Vars\\.([A-Z_]+)\\s*\\.set\\(");

    static Stream<Model> models() {
        return Models.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyBoxLeadsToItsClass(Model model) throws IOException {
        for (var task : model.elements(ServiceTask.class)) {
            var name = Models.bareName(task.getId());
            assertThat(task.getCamundaDelegateExpression())
                    .as(task.getId())
                    .isEqualTo("${" + Models.decapitalise(name) + "Delegate}");
            assertThat(source(model, name + "Delegate"))
                    .as(task.getId() + " runs")
                    .exists();
        }
        for (var task : model.elements(UserTask.class)) {
            var name = Models.bareName(task.getId());
            assertThat(listenerOf(task)).as(task.getId()).contains("${" + Models.decapitalise(name) + "Completion}");
            assertThat(source(model, name + "Completion"))
                    .as(task.getId() + " hands over to")
                    .exists();
            if (task.getCamundaFormRef() != null) {
                assertThat(Path.of("forms", model.module(), kebab(task.getCamundaFormRef()) + ".form"))
                        .as(task.getId() + " form")
                        .exists();
                assertThat(task.getCamundaFormRefBinding())
                        .as(task.getId() + " form binding")
                        .isEqualTo("deployment");
            }
        }
        assertThat(model.file().getParent().getParent()).isEqualTo(Path.of("bpmn"));
        assertThat(Path.of("src/main/java/dev/kechuang", model.module())).isDirectory();
    }

    @Test
    void fileNamesAreUniqueOverAllFolders() throws IOException {
        try (var files = Stream.concat(Files.walk(Path.of("bpmn")), Files.walk(Path.of("forms")))) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(names).doesNotHaveDuplicates().isNotEmpty();
        }
    }

    @Test
    void processMapIsFresh() throws IOException {
        var fresh = generate();
        if (Boolean.getBoolean("process-map.write")) {
            Files.writeString(MAP, fresh);
        }
        assertThat(Files.readString(MAP))
                .as("src/docs/process-map.md is stale: mvn test -Dtest=ProcessMapTest -Dprocess-map.write=true")
                .isEqualTo(fresh);
    }

    private static String generate() throws IOException {
        var out = new StringBuilder(
                "# Process map\n\nGenerated from the models by `ProcessMapTest`; do not edit. "
                        + "Which code runs at a box: take its id, drop the prefix, capitalise, look for `…Delegate` or `…Completion`.\n");
        var timers = new ArrayList<String>();
        for (var model : Models.all()) {
            out.append("\n## ")
                    .append(model.process().getName())
                    .append(" · `")
                    .append(model.fileName())
                    .append("`\n\n");
            Models.text(model.process()).ifPresent(text -> out.append(text).append("\n\n"));
            out.append(
                    "| box | id | runs | asks | writes | form | who |\n| --- | --- | --- | --- | --- | --- | --- |\n");
            for (var node : model.nodes()) {
                row(model, node).ifPresent(row -> out.append(row).append('\n'));
                timerRows(model, node, timers);
            }
        }
        out.append("\n## All timers\n\n| process | event | label | source |\n| --- | --- | --- | --- |\n");
        timers.forEach(row -> out.append(row).append('\n'));
        return out.toString();
    }

    private static java.util.Optional<String> row(Model model, FlowNode node) throws IOException {
        if (node instanceof CallActivity call) {
            return java.util.Optional.of(cells(
                    call.getName(), call.getId(), "process `" + call.getCalledElement() + "`", "–", "–", "–", "–"));
        }
        String suffix;
        var form = "–";
        var who = "–";
        if (node instanceof UserTask task) {
            suffix = "Completion";
            form = task.getCamundaFormRef() == null ? "portal" : "`" + task.getCamundaFormRef() + ".form`";
            who = "`" + task.getCamundaCandidateGroups() + "`";
        } else if (node instanceof ServiceTask) {
            suffix = "Delegate";
        } else {
            return java.util.Optional.empty();
        }
        var type = Models.bareName(node.getId()) + suffix;
        var code = Files.readString(source(model, type));
        return java.util.Optional.of(
                cells(node.getName(), node.getId(), "`" + type + "`", asks(code), writes(code), form, who));
    }

    private static String asks(String code) {
        var body = code.substring(code.indexOf("@Override"));
        var fields = Pattern.compile("private final ([A-Z][A-Za-z]*) ([a-z][A-Za-z]*);")
                .matcher(code);
        var calls = new ArrayList<String>();
        while (fields.find()) {
            var type = fields.group(1);
            var call = Pattern.compile("\\b" + fields.group(2) + "\\s*\\.\\s*([a-z][A-Za-z]*)\\(")
                    .matcher(body);
            while (call.find()) {
                calls.add("`" + type + "." + call.group(1) + "`");
            }
        }
        return joined(calls);
    }

    private static String writes(String code) {
        return joined(WRITES.matcher(code)
                .results()
                .map(found -> "`" + found.group(1).toLowerCase(java.util.Locale.ROOT) + "`")
                .toList());
    }

    private static String joined(List<String> parts) {
        return parts.isEmpty() ? "–" : parts.stream().distinct().collect(Collectors.joining(", "));
    }

    private static void timerRows(Model model, FlowNode node, List<String> timers) {
        node.getChildElementsByType(TimerEventDefinition.class).forEach(timer -> {
            var source = Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                    .filter(java.util.Objects::nonNull)
                    .map(expression -> expression.getTextContent())
                    .findFirst()
                    .orElse("–");
            timers.add(
                    cells("`" + model.fileName() + "`", "`" + node.getId() + "`", node.getName(), "`" + source + "`"));
        });
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells).replace("\n", " ") + " |";
    }

    private static String listenerOf(UserTask task) {
        if (task.getExtensionElements() == null) {
            return "";
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list().stream()
                .filter(listener -> "complete".equals(listener.getCamundaEvent()))
                .map(CamundaTaskListener::getCamundaDelegateExpression)
                .collect(Collectors.joining(","));
    }

    /** Form {@code decideFormalReview} lies in {@code decide-formal-review.form}. */
    private static String kebab(String formId) {
        return formId.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Path source(Model model, String type) {
        return Path.of("src/main/java/dev/kechuang", model.module(), "process", type + ".java");
    }
}
