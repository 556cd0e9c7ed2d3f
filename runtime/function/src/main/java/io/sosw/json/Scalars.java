package io.sosw.json;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values without parts: text, numbers, truth values, enums; and {@link Texts}. */
final class Scalars {
    private static final int SHOWN = 60;

    private Scalars() {}

    static Object bind(Object value, Class<?> type) {
        if (type == String.class) {
            return text(value, type);
        }
        if (type == boolean.class || type == Boolean.class) {
            if (value instanceof Boolean) {
                return value;
            }
            throw Binder.mismatch("true or false", value);
        }
        if (type.isPrimitive() && type != char.class || Number.class.isAssignableFrom(type)) {
            return number(value, type);
        }
        if (type.isEnum()) {
            return constant(text(value, type), type);
        }
        return Texts.parse(text(value, type), type);
    }

    private static Object number(Object value, Class<?> type) {
        if (!(value instanceof Number number)) {
            throw Binder.mismatch("a number", value);
        }
        if (type == long.class || type == Long.class) {
            return Numbers.integer(value, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == int.class || type == Integer.class) {
            return (int) Numbers.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return Numbers.floating(value, Double.MAX_VALUE);
        }
        if (type == float.class || type == Float.class) {
            return (float) Numbers.floating(value, Float.MAX_VALUE);
        }
        if (type == short.class || type == Short.class) {
            return (short) Numbers.integer(value, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) Numbers.integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
        if (type == BigDecimal.class) {
            return Numbers.decimal(value);
        }
        if (type == BigInteger.class) {
            return Numbers.exactInteger(value);
        }
        if (type == Number.class) {
            return number;
        }
        throw Texts.unsupported(type);
    }

    private static Object constant(String text, Class<?> type) {
        var names = new StringBuilder();
        for (var constant : type.getEnumConstants()) {
            var name = ((Enum<?>) constant).name();
            if (name.equals(text)) {
                return constant;
            }
            names.append(names.isEmpty() ? "" : ", ").append(name);
        }
        throw new JsonException("expected one of " + names + " but found " + describe(text));
    }

    private static String text(Object value, Class<?> type) {
        if (value instanceof String text) {
            return text;
        }
        throw Binder.mismatch(name(type), value);
    }

    /** A key of an object: text, or a number or constant written as text. */
    static Object key(String key, Type type) {
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("not a type for keys: " + type);
        }
        if (Number.class.isAssignableFrom(plain)) {
            if (key.length() > JsonLimits.DEFAULT.digits()) {
                throw Binder.mismatch("a number as key", key);
            }
            try {
                return bind(new BigDecimal(key), plain);
            } catch (NumberFormatException e) {
                throw new JsonException("expected a number as key but found " + describe(key), 0, 0, e);
            }
        }
        return bind(key, plain);
    }

    static String name(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Map.class) {
            return "an object";
        }
        if (type.isArray() && type != byte[].class || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type == byte[].class ? "text in base64" : type.getSimpleName();
    }

    static String describe(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof Collection) {
            return "an array";
        }
        var text = value.toString();
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return value instanceof Number ? "the number " + shown : "the text \"" + shown + "\"";
    }
}
