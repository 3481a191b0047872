package dev.kechuang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The models of the product as the gate tests read them: one {@link Model} per file below {@code bpmn/}. */
final class Models {

    private static final Path ROOT = Path.of("bpmn");

    private Models() {}

    static List<Model> all() {
        try (var files = Files.walk(ROOT)) {
            var found = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(Model::read)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("No model below " + ROOT.toAbsolutePath());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One model file: its folder is the module, its name the process id. */
    record Model(Path file, BpmnModelInstance bpmn) {

        static Model read(Path file) {
            return new Model(file, Bpmn.readModelFromFile(file.toFile()));
        }

        String module() {
            return file.getParent().getFileName().toString();
        }

        String fileName() {
            return file.getFileName().toString().replace(".bpmn", "");
        }

        Process process() {
            var processes = bpmn.getModelElementsByType(Process.class);
            if (processes.size() != 1) {
                throw new IllegalStateException(file + " must hold exactly one process");
            }
            return processes.iterator().next();
        }

        List<FlowNode> nodes() {
            return new ArrayList<>(bpmn.getModelElementsByType(FlowNode.class));
        }

        <T extends FlowElement> List<T> elements(Class<T> type) {
            return new ArrayList<>(bpmn.getModelElementsByType(type));
        }

        @Override
        public String toString() {
            return module() + "/" + fileName();
        }
    }

    /** {@code serviceTask_checkCompleteness} becomes {@code CheckCompleteness}. */
    static String bareName(String elementId) {
        var name = elementId.substring(elementId.indexOf('_') + 1);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String decapitalise(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static Optional<String> text(org.camunda.bpm.model.bpmn.instance.BaseElement element) {
        return element.getDocumentations().stream()
                .map(doc -> doc.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
