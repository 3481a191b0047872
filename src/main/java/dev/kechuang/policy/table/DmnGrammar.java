package dev.kechuang.policy.table;

import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/** Which elements and attributes of DMN 1.3 a table may use, and that no word of it is a script. */
final class DmnGrammar {

    static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    /** The picture of the diagram: how it looks, never what it says. */
    private static final Set<String> DRAWING = Set.of("https://www.omg.org/spec/DMN/20191111/DMNDI/");

    private static final Set<String> FEEL = Set.of(
            "feel",
            "FEEL",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "http://www.omg.org/spec/FEEL/20140401");

    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("definitions", Set.of("description", "decision")),
            Map.entry("decision", Set.of("description", "variable", "decisionTable")),
            Map.entry("decisionTable", Set.of("description", "input", "output", "annotation", "rule")),
            Map.entry("input", Set.of("description", "inputExpression", "inputValues")),
            Map.entry("inputExpression", Set.of("description", "text")),
            Map.entry("inputValues", Set.of("description", "text")),
            Map.entry("output", Set.of("description", "outputValues")),
            Map.entry("outputValues", Set.of("description", "text")),
            Map.entry("annotation", Set.of()),
            Map.entry("rule", Set.of("description", "inputEntry", "outputEntry", "annotationEntry")),
            Map.entry("inputEntry", Set.of("description", "text")),
            Map.entry("outputEntry", Set.of("description", "text")),
            Map.entry("annotationEntry", Set.of("text")),
            Map.entry("variable", Set.of()),
            Map.entry("description", Set.of()),
            Map.entry("text", Set.of()));

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "label",
            "namespace",
            "exporter",
            "exporterVersion",
            "typeRef",
            "hitPolicy",
            "aggregation",
            "outputLabel",
            "preferredOrientation",
            "expressionLanguage",
            "typeLanguage");

    private final Findings findings;

    /** Takes a finding's line, key and arguments. */
    interface Findings {
        void found(int line, String key, Object... args);
    }

    DmnGrammar(Findings findings) {
        this.findings = findings;
    }

    void check(XmlElement element) {
        element.attributes().forEach((name, value) -> attribute(element, name, value));
        boolean prose = element.name().equals("description") || element.name().equals("annotationEntry");
        if (prose) return;
        script(element);
        for (XmlElement child : element.children()) {
            if (DRAWING.contains(child.namespace())) continue;
            boolean known = child.namespace().equals(MODEL)
                    && CHILDREN.getOrDefault(element.name(), Set.of()).contains(child.name());
            if (known) check(child);
            else findings.found(child.line(), "policy.table.element", child.name());
        }
    }

    private void attribute(XmlElement element, QName name, String value) {
        String namespace = name.getNamespaceURI();
        String local = name.getLocalPart();
        if (namespace.equals(CAMUNDA)) {
            boolean harmless = local.equals("historyTimeToLive") || local.equals("versionTag");
            if (!harmless) findings.found(element.line(), "policy.table.attribute", "camunda:" + local);
        } else if (namespace.equals(XMLConstants.NULL_NS_URI)) {
            boolean language = local.equals("expressionLanguage") || local.equals("typeLanguage");
            if (!ATTRIBUTES.contains(local)) findings.found(element.line(), "policy.table.attribute", local);
            else if (language && !FEEL.contains(value)) {
                findings.found(element.line(), "policy.table.language", value);
            } else if (scripted(value)) findings.found(element.line(), "policy.table.script", value);
        }
    }

    private void script(XmlElement element) {
        if (scripted(element.text())) {
            findings.found(element.line(), "policy.table.script", element.text().strip());
        }
    }

    static boolean scripted(String text) {
        return text.contains("${") || text.contains("#{");
    }
}
