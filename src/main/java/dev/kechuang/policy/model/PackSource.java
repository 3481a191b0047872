package dev.kechuang.policy.model;

import dev.kechuang.policy.PackFinding;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The YAML files of a pack as composed, so that every value still knows its line. */
final class PackSource {

    private final PackFiles files;
    private final Findings findings;
    private final Map<String, Node> roots = new HashMap<>();

    PackSource(PackFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    PackFiles files() {
        return files;
    }

    Findings findings() {
        return findings;
    }

    /** An unreadable or missing file gives an empty mapping that asks nothing more. */
    PackNode root(String path) {
        if (!files.has(path)) {
            findings.add(path, 1, "policy.pack.noFile", path);
            return PackNode.unread(path, findings);
        }
        Node root = compose(path);
        if (root instanceof MappingNode mapping) {
            roots.put(path, root);
            return PackNode.of(path, mapping, findings);
        }
        if (root != null) findings.add(path, 1, "policy.pack.mapping", path);
        return PackNode.unread(path, findings);
    }

    private Node compose(String path) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(files.bytes(path)))
                    .toString();
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) findings.add(path, 1, "policy.pack.empty", path);
            return root;
        } catch (CharacterCodingException notUtf8) {
            findings.add(path, 1, "policy.pack.notUtf8", path);
        } catch (MarkedYAMLException unreadable) {
            int line = unreadable.getProblemMark() == null
                    ? 1
                    : unreadable.getProblemMark().getLine() + 1;
            findings.add(path, line, "policy.pack.yaml", String.valueOf(unreadable.getProblem()));
        } catch (YAMLException unreadable) {
            findings.add(path, 1, "policy.pack.yaml", String.valueOf(unreadable.getMessage()));
        }
        return null;
    }

    /** Line of an entry by keys and list positions; of one that is not there, the line of what should hold it. */
    int line(String file, Object... path) {
        Node node = roots.get(file);
        int line = 1;
        for (Object step : path) {
            if (node instanceof MappingNode mapping) {
                NodeTuple entry = entries(mapping).get(String.valueOf(step));
                if (entry == null) return line;
                line = lineOf(entry.getKeyNode());
                node = entry.getValueNode();
            } else if (node instanceof SequenceNode list && step instanceof Integer index) {
                List<Node> values = list.getValue();
                if (index >= values.size()) return line;
                node = values.get(index);
                line = lineOf(node);
            } else {
                return line;
            }
        }
        return line;
    }

    boolean has(String file, Object... path) {
        return node(file, path) != null;
    }

    /** Text of a plain entry; empty if it is none. */
    String scalar(String file, Object... path) {
        return node(file, path) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The keys at the top of a file. */
    List<String> keys(String file) {
        return roots.get(file) instanceof MappingNode mapping
                ? List.copyOf(entries(mapping).keySet())
                : List.of();
    }

    private Node node(String file, Object... path) {
        Node node = roots.get(file);
        for (Object step : path) {
            if (!(node instanceof MappingNode mapping)) return null;
            NodeTuple entry = entries(mapping).get(String.valueOf(step));
            if (entry == null) return null;
            node = entry.getValueNode();
        }
        return node;
    }

    /** A guard's finding at an entry. */
    void guard(String key, List<Object> args, String file, Object... path) {
        findings.guard(file, line(file, path), key, args.toArray());
    }

    void add(PackFinding finding) {
        findings.accept(finding);
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    static Map<String, NodeTuple> entries(MappingNode mapping) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) entries.putIfAbsent(key.getValue(), entry);
        }
        return entries;
    }
}
