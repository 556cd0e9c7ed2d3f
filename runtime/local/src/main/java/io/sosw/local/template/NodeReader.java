package io.sosw.local.template;

import io.sosw.error.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML or JSON (which YAML contains) into nodes. Reads events and not the library's own tree: so depth, aliases
 * and duplicate keys are refused while reading, and every node keeps its line.
 */
final class NodeReader {
    private static final int MAX_DEPTH = 100;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final CoreSchema SCHEMA = new CoreSchema();

    private final String source;
    private final Iterator<Event> events;

    private NodeReader(String source, String text) {
        this.source = source;
        var settings = LoadSettings.builder().setLabel(source).setSchema(SCHEMA).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    static Node read(String source, String text) {
        var start = new Place(source, 1, "");
        try {
            return new NodeReader(source, text).document(start);
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark()
                    .map(mark -> " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")")
                    .orElse("");
            throw malformed(source, at + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw malformed(source, ": " + e.getMessage(), e);
        }
    }

    private static UserError malformed(String source, String what, YamlEngineException cause) {
        return new UserError(
                "Template format error: YAML not well-formed." + what + " (" + source + ")",
                "correct the file at that line; colons, quotes and the indentation above it are the usual causes.",
                "template-syntax",
                cause);
    }

    private Node document(Place start) {
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                var root = node(events.next(), start, 0);
                events.next();
                if (events.hasNext() && events.next() instanceof DocumentStartEvent second) {
                    throw start.error(
                            "Template format error: the file holds a second document at line " + line(second),
                            "remove the line '---' and what follows.",
                            "template-syntax");
                }
                return root;
            }
        }
        throw start.error(
                "Template format error: the template is empty",
                "write at least a 'Resources:' section.",
                "template-syntax");
    }

    private Node node(Event event, Place place, int depth) {
        var here = new Place(source, line(event), place.path());
        if (depth > MAX_DEPTH) {
            throw here.error(
                    "Template format error: nested deeper than " + MAX_DEPTH + " levels",
                    "split the template.",
                    "template-limits");
        }
        if (event instanceof AliasEvent alias) {
            throw here.error(
                    "Template format error: YAML aliases are not allowed in CloudFormation templates: *"
                            + alias.getAlias(),
                    "repeat the value, or make it a parameter or a mapping.",
                    "template-syntax");
        }
        return ShortForms.expand(tag(event), content(event, here, depth));
    }

    private Node content(Event event, Place place, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        return event instanceof SequenceStartEvent ? sequence(place, depth) : mapping(place, depth);
    }

    private Node sequence(Place place, int depth) {
        var items = new ArrayList<Node>();
        for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, place.item(items.size(), line(event)), depth + 1));
        }
        return new Node.Sequence(place, List.copyOf(items));
    }

    private Node mapping(Place place, int depth) {
        var entries = new LinkedHashMap<String, Node>();
        for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw place.error(
                        "Template format error: a key at line " + line(event) + " is not plain text",
                        "use a string as key.",
                        "template-syntax");
            }
            var child = place.child(key.getValue(), line(key));
            var earlier = entries.put(key.getValue(), node(events.next(), child, depth + 1));
            if (earlier != null) {
                throw child.error(
                        "Template format error: the key '" + key.getValue() + "' stands here a second time, after line "
                                + earlier.place().line(),
                        "remove or rename one of the two.",
                        "template-syntax");
            }
        }
        return new Node.Mapping(place, Collections.unmodifiableMap(entries));
    }

    private static Node scalar(ScalarEvent event, Place place) {
        var text = event.getValue();
        if (event.getScalarStyle() != ScalarStyle.PLAIN || !event.getImplicit().canOmitTagInPlainScalar()) {
            return new Node.Scalar(place, text, text);
        }
        var tag = SCHEMA.getScalarResolver().resolve(text, true);
        return new Node.Scalar(place, value(tag, text), text);
    }

    private static @Nullable Object value(Tag tag, String text) {
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        return NUMBER.matcher(text).matches() ? (Object) new BigDecimal(text) : text;
    }

    private static String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().orElse("");
        }
        return event instanceof CollectionStartEvent collection
                ? collection.getTag().orElse("")
                : "";
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
