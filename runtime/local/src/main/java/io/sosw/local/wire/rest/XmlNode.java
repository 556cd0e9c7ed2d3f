package io.sosw.local.wire.rest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document without document type.
 *
 * @param name without prefix
 * @param text of the element itself
 */
record XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, StringBuilder text) {
    private static final int MAX_DEPTH = 64;
    private static final XMLInputFactory FACTORY = factory();

    /**
     * @throws BadRequest if it is not well-formed, too deep, or has a document type (and so could name entities)
     */
    static XmlNode parse(byte[] document) {
        try (InputStream bytes = new ByteArrayInputStream(document)) {
            var reader = FACTORY.createXMLStreamReader(bytes);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw malformed("A document type is not allowed.", null);
                }
            }
            var root = element(reader, 0);
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (XMLStreamException | java.io.IOException e) {
            throw malformed(
                    "The XML you provided was not well-formed or did not validate against our published schema", e);
        }
    }

    @Nullable
    XmlNode child(String wanted) {
        for (var child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    List<XmlNode> children(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).toList();
    }

    private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw malformed("The XML is nested deeper than " + MAX_DEPTH + " levels.", null);
        }
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var prefix = reader.getAttributePrefix(i);
            var local = reader.getAttributeLocalName(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? local : prefix + ":" + local, reader.getAttributeValue(i));
        }
        var node = new XmlNode(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> node.children.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> node.text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw malformed("Entities are not allowed.", null);
                case XMLStreamConstants.END_ELEMENT -> {
                    return node;
                }
                default -> {
                    // comments and processing instructions say nothing to us
                }
            }
        }
    }

    private static BadRequest malformed(String message, @Nullable Throwable cause) {
        return new BadRequest("MalformedXML", message, cause);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
