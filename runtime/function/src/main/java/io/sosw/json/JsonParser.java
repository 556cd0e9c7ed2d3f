package io.sosw.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Strict RFC 8259; recursion is bounded by {@link JsonLimits#depth()}. */
final class JsonParser {
    private final JsonScanner scanner;
    private final int maxDepth;
    private int depth;

    private JsonParser(JsonScanner scanner, int maxDepth) {
        this.scanner = scanner;
        this.maxDepth = maxDepth;
    }

    static @Nullable Object parse(String text, JsonLimits limits) {
        if (text.length() > limits.length()) {
            throw new JsonException("a document of more than " + limits.length() + " characters");
        }
        var parser = new JsonParser(new JsonScanner(text, limits.digits()), limits.depth());
        var value = parser.value();
        if (parser.scanner.peek() >= 0) {
            throw parser.scanner.unexpected("the end of the document");
        }
        return value;
    }

    private @Nullable Object value() {
        switch (scanner.peek()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return scanner.string();
            case 't':
                scanner.literal("true");
                return Boolean.TRUE;
            case 'f':
                scanner.literal("false");
                return Boolean.FALSE;
            case 'n':
                scanner.literal("null");
                return null;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
                return scanner.number();
            default:
                throw scanner.unexpected("a value");
        }
    }

    private Map<String, @Nullable Object> object() {
        descend();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (scanner.skipIf('}')) {
            depth--;
            return members;
        }
        do {
            if (scanner.peek() != '"') {
                throw scanner.unexpected(members.isEmpty() ? "a key in quotes or '}'" : "a key in quotes");
            }
            var start = scanner.offset();
            var key = scanner.string();
            try {
                if (members.containsKey(key)) {
                    throw scanner.failure("the key \"" + key + "\" occurs twice in one object", start);
                }
                if (!scanner.skipIf(':')) {
                    throw scanner.unexpected("':'");
                }
                members.put(key, value());
            } catch (JsonException e) {
                throw e.inside(key);
            }
        } while (scanner.skipIf(','));
        if (!scanner.skipIf('}')) {
            throw scanner.unexpected("',' or '}'");
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array() {
        descend();
        List<@Nullable Object> elements = new ArrayList<>();
        if (scanner.skipIf(']')) {
            depth--;
            return elements;
        }
        do {
            try {
                elements.add(value());
            } catch (JsonException e) {
                throw e.inside(elements.size());
            }
        } while (scanner.skipIf(','));
        if (!scanner.skipIf(']')) {
            throw scanner.unexpected("',' or ']'");
        }
        depth--;
        return elements;
    }

    private void descend() {
        if (++depth > maxDepth) {
            throw scanner.failure("arrays and objects nested more than " + maxDepth + " deep", scanner.offset());
        }
        scanner.skip();
    }
}
