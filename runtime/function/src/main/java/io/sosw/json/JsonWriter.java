package io.sosw.json;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values to text; the same value always gives the same text. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(256);
    private final boolean pretty;
    private int depth;

    private JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    static String write(@Nullable Object value, boolean pretty) {
        var writer = new JsonWriter(pretty);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> collection) {
            array(collection);
        } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof Number number) {
            out.append(Numbers.plain(number));
        } else {
            value(PlainValue.of(value));
        }
    }

    private void object(Map<?, ?> map) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        open('{');
        var first = true;
        for (var entry : map.entrySet()) {
            var key = PlainValue.key(entry.getKey());
            separate(first);
            first = false;
            string(key);
            out.append(pretty ? ": " : ":");
            try {
                value(entry.getValue());
            } catch (JsonException e) {
                throw e.inside(key);
            }
        }
        close('}');
    }

    private void array(Collection<?> elements) {
        if (elements.isEmpty()) {
            out.append("[]");
            return;
        }
        open('[');
        var index = 0;
        for (var element : elements) {
            separate(index == 0);
            try {
                value(element);
            } catch (JsonException e) {
                throw e.inside(index);
            }
            index++;
        }
        close(']');
    }

    private void open(char bracket) {
        if (++depth > JsonLimits.DEFAULT.depth()) {
            throw PlainValue.tooDeep();
        }
        out.append(bracket);
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(',');
        }
        newLine();
    }

    private void close(char bracket) {
        depth--;
        newLine();
        out.append(bracket);
    }

    private void newLine() {
        if (pretty) {
            out.append('\n');
            for (var i = 0; i < depth; i++) {
                out.append("  ");
            }
        }
    }

    private void string(String text) {
        out.append('"');
        var copied = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !isLoneSurrogate(text, i)) {
                continue;
            }
            out.append(text, copied, i);
            escape(c);
            copied = i + 1;
        }
        out.append(text, copied, text.length()).append('"');
    }

    /** A surrogate without its other half has no UTF-8 form; escaped, it survives. */
    private static boolean isLoneSurrogate(String text, int i) {
        var c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private void escape(char c) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\b' -> out.append('b');
            case '\f' -> out.append('f');
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default -> {
                out.append('u');
                for (var shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 15));
                }
            }
        }
    }
}
