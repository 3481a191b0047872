package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.Models.Model;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each model and its constants class say the same names, both ways; renaming an element in the modeler fails here. */
class ModelContractTest {

    static Stream<Model> models() {
        return Models.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void constantsAndModelAgree(Model model) {
        var constants = constantsOf(model);
        assertThat(value(constants, "ID")).isEqualTo(model.fileName());

        var ids = model.bpmn().getModelElementsByType(BaseElement.class).stream()
                .map(BaseElement::getId)
                .collect(Collectors.toSet());
        assertThat(ids).as(model + " has every element that the code names").containsAll(values(constants, "Elements"));
        assertThat(values(constants, "Elements"))
                .as(model + ": a constant for every user task")
                .containsAll(model.elements(UserTask.class).stream()
                        .map(UserTask::getId)
                        .toList());
        assertThat(values(constants, "Messages"))
                .as(model + ": messages")
                .isEqualTo(model.bpmn().getModelElementsByType(Message.class).stream()
                        .map(Message::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(values(constants, "Errors"))
                .as(model + ": errors")
                .isEqualTo(model.bpmn().getModelElementsByType(Error.class).stream()
                        .map(Error::getErrorCode)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(values(constants, "Messages")).allMatch(name -> name.matches("[a-z]+\\.[a-z][A-Za-z]*"));
    }

    private static Class<?> constantsOf(Model model) {
        var name = Arrays.stream(model.fileName().split("-"))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
        try {
            return Class.forName("dev.kechuang." + model.module() + ".process." + name + "Process");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(model + " has no constants class", e);
        }
    }

    private static Set<String> values(Class<?> constants, String group) {
        return Arrays.stream(constants.getDeclaredClasses())
                .filter(inner -> inner.getSimpleName().equals(group))
                .flatMap(inner -> Arrays.stream(inner.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(field -> {
                    try {
                        field.setAccessible(true);
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Class<?> constants, String name) {
        try {
            var field = constants.getDeclaredField(name);
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(constants + "." + name, e);
        }
    }
}
