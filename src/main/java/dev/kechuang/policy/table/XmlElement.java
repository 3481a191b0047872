package dev.kechuang.policy.table;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a small XML file with the line it stands on. No document type, no entity of its own, no outside world. */
final class XmlElement {

    private static final int DEEPEST = 30;
    private static final int LONGEST = 2_000_000;

    private final QName name;
    private final int line;
    private final Map<QName, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(QName name, int line) {
        this.name = name;
        this.line = line;
    }

    /** Not well-formed, or more than a table may bring. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;

        Unreadable(int line, String reason) {
            super(reason, null, false, false);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static XmlElement read(byte[] xml) {
        if (xml.length > LONGEST) throw new Unreadable(1, "> " + LONGEST + " B");
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity");
        });
        try {
            return root(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
            String reason = String.valueOf(broken.getMessage());
            throw new Unreadable(Math.max(1, line), reason.substring(reason.lastIndexOf('\n') + 1));
        }
    }

    private static XmlElement root(XMLStreamReader reader) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        while (reader.hasNext()) {
            int line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlElement element = started(reader);
                    if (open.isEmpty()) root = element;
                    else open.peek().children.add(element);
                    open.push(element);
                    if (open.size() > DEEPEST) throw new Unreadable(element.line, "depth > " + DEEPEST);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.peek().text.append(reader.getText());
                case XMLStreamConstants.DTD -> throw new Unreadable(line, "DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable(line, "&" + reader.getLocalName() + ";");
                default -> {
                    // comments, blanks and processing instructions say nothing
                }
            }
        }
        return root;
    }

    private static XmlElement started(XMLStreamReader reader) {
        XmlElement element =
                new XmlElement(reader.getName(), reader.getLocation().getLineNumber());
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            element.attributes.put(reader.getAttributeName(at), reader.getAttributeValue(at));
        }
        return element;
    }

    String name() {
        return name.getLocalPart();
    }

    String namespace() {
        return name.getNamespaceURI();
    }

    int line() {
        return line;
    }

    Map<QName, String> attributes() {
        return attributes;
    }

    /** An attribute without prefix, or nothing but an empty text. */
    String attribute(String attribute) {
        return attributes.getOrDefault(new QName(attribute), "");
    }

    List<XmlElement> children() {
        return children;
    }

    List<XmlElement> children(String local) {
        return children.stream().filter(child -> child.name().equals(local)).toList();
    }

    /** The text of its own, without that of its children. */
    String text() {
        return text.toString();
    }
}
