package dev.kechuang.policy.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the XML of a small table {@code dmn/t.dmn}: one line an element, so that its lines can be counted. */
final class DmnText {

    static final String FILE = "dmn/t.dmn";

    private final String hitPolicy;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    DmnText(String hitPolicy) {
        this.hitPolicy = hitPolicy;
    }

    DmnText input(String name, String type) {
        inputs.add("<input id=\"i" + inputs.size() + "\"><inputExpression id=\"ie" + inputs.size() + "\" typeRef=\""
                + type + "\"><text>" + name + "</text></inputExpression></input>");
        return this;
    }

    DmnText input(String name, String type, String values) {
        inputs.add("<input id=\"i" + inputs.size() + "\"><inputExpression id=\"ie" + inputs.size() + "\" typeRef=\""
                + type
                + "\"><text>" + name + "</text></inputExpression><inputValues id=\"iv" + inputs.size() + "\"><text>"
                + escaped(values) + "</text></inputValues></input>");
        return this;
    }

    DmnText output(String name, String type) {
        outputs.add("<output id=\"o" + outputs.size() + "\" name=\"" + name + "\" typeRef=\"" + type + "\"/>");
        return this;
    }

    /** As many conditions as there are inputs, then the outputs. */
    DmnText row(String... cells) {
        StringBuilder rule = new StringBuilder("<rule id=\"r" + rules.size() + "\">");
        for (int cell = 0; cell < cells.length; cell++) {
            String element = cell < inputs.size() ? "inputEntry" : "outputEntry";
            rule.append("<" + element + " id=\"r" + rules.size() + "c" + cell + "\"><text>" + escaped(cells[cell])
                    + "</text></" + element + ">");
        }
        rules.add(rule.append("</rule>").toString());
        return this;
    }

    int rows() {
        return rules.size();
    }

    /** The line of a row, counted from 1. */
    int lineOfRow(int row) {
        return 3 + inputs.size() + outputs.size() + row;
    }

    byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("<definitions xmlns=\"" + DmnGrammar.MODEL + "\" id=\"d\" name=\"d\" namespace=\"x\">");
        lines.add("<decision id=\"dmn_t\" name=\"t\">");
        lines.add("<decisionTable id=\"dt\" hitPolicy=\"" + hitPolicy + "\">");
        lines.addAll(inputs);
        lines.addAll(outputs);
        lines.addAll(rules);
        lines.add("</decisionTable>");
        lines.add("</decision>");
        lines.add("</definitions>");
        return String.join("\n", lines);
    }

    static String escaped(String cell) {
        return cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
