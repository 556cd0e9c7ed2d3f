package io.sosw.json;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain values to records and their parts. */
final class Binder {
    private Binder() {}

    static @Nullable Object bind(@Nullable Object value, Type type) {
        return bind(value, type, Map.of());
    }

    private static @Nullable Object bind(@Nullable Object value, Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof Class<?> plain) {
            return bindClass(value, plain);
        }
        if (type instanceof ParameterizedType generic) {
            return bindGeneric(value, generic, variables);
        }
        if (type instanceof TypeVariable<?> variable) {
            return bind(value, variables.getOrDefault(variable, variable.getBounds()[0]), variables);
        }
        if (type instanceof WildcardType wildcard) {
            return bind(value, wildcard.getUpperBounds()[0], variables);
        }
        if (type instanceof GenericArrayType array) {
            return array(value, array.getGenericComponentType(), variables);
        }
        throw new IllegalArgumentException("not a type to bind to: " + type);
    }

    private static @Nullable Object bindClass(@Nullable Object value, Class<?> type) {
        if (type == Object.class) {
            return value;
        }
        if (type == Optional.class) {
            return Optional.ofNullable(value);
        }
        if (value == null) {
            throw new JsonException("expected " + Scalars.name(type) + " but found null");
        }
        if (type.isInstance(value) && (type == Map.class || type == List.class || type == Collection.class)) {
            return value;
        }
        if (type.isRecord()) {
            return row(value, type, Map.of());
        }
        if (type == Map.class) {
            return map(value, String.class, Object.class, Map.of());
        }
        if (Collection.class.isAssignableFrom(type)) {
            return collection(value, type, Object.class, Map.of());
        }
        if (type.isArray() && type != byte[].class) {
            return array(value, type.getComponentType(), Map.of());
        }
        return Scalars.bind(value, type);
    }

    private static @Nullable Object bindGeneric(
            @Nullable Object value, ParameterizedType type, Map<TypeVariable<?>, Type> variables) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return value == null ? Optional.empty() : Optional.ofNullable(bind(value, arguments[0], variables));
        }
        if (value == null) {
            throw new JsonException("expected " + Scalars.name(raw) + " but found null");
        }
        if (raw == Map.class) {
            return map(value, arguments[0], arguments[1], variables);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return collection(value, raw, arguments[0], variables);
        }
        if (!raw.isRecord()) {
            return Scalars.bind(value, raw);
        }
        var inner = new LinkedHashMap<TypeVariable<?>, Type>();
        for (var i = 0; i < arguments.length; i++) {
            inner.put(raw.getTypeParameters()[i], resolve(arguments[i], variables));
        }
        return row(value, raw, inner);
    }

    /** A variable as the argument of another record's variable means what it means here. */
    private static Type resolve(Type argument, Map<TypeVariable<?>, Type> variables) {
        if (argument instanceof TypeVariable<?> variable) {
            return variables.getOrDefault(variable, variable.getBounds()[0]);
        }
        if (argument instanceof ParameterizedType generic && !variables.isEmpty()) {
            var resolved = new Type[generic.getActualTypeArguments().length];
            for (var i = 0; i < resolved.length; i++) {
                resolved[i] = resolve(generic.getActualTypeArguments()[i], variables);
            }
            return new ResolvedType((Class<?>) generic.getRawType(), resolved);
        }
        return argument;
    }

    private static Object row(Object value, Class<?> type, Map<TypeVariable<?>, Type> variables) {
        if (!(value instanceof Map<?, ?> members)) {
            throw mismatch("an object for " + type.getSimpleName(), value);
        }
        var shape = RecordShape.of(type);
        var components = shape.components();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (var i = 0; i < components.length; i++) {
            var component = components[i];
            var name = component.getName();
            try {
                var member = members.get(name);
                if (member == null && component.getType() != Optional.class && component.getType() != Object.class) {
                    if (!component.getType().isPrimitive() && RecordShape.isNullable(component)) {
                        continue;
                    }
                    if (!members.containsKey(name)) {
                        throw new JsonException(
                                "missing: " + type.getSimpleName() + " needs " + Scalars.name(component.getType()));
                    }
                }
                values[i] = bind(member, component.getGenericType(), variables);
            } catch (JsonException e) {
                throw e.inside(name);
            }
        }
        return shape.create(values);
    }

    private static Map<?, ?> map(Object value, Type keys, Type values, Map<TypeVariable<?>, Type> variables) {
        if (!(value instanceof Map<?, ?> members)) {
            throw mismatch("an object", value);
        }
        Map<@Nullable Object, @Nullable Object> bound = new LinkedHashMap<>();
        for (var entry : members.entrySet()) {
            var name = String.valueOf(entry.getKey());
            try {
                var key = keys == Object.class || keys == String.class ? name : Scalars.key(name, keys);
                bound.put(key, bind(entry.getValue(), values, variables));
            } catch (JsonException e) {
                throw e.inside(name);
            }
        }
        return bound;
    }

    private static Object collection(Object value, Class<?> type, Type elements, Map<TypeVariable<?>, Type> variables) {
        var list = elements(value, elements, variables);
        if (type.isAssignableFrom(List.class)) {
            return Collections.unmodifiableList(list);
        }
        if (type != Set.class) {
            throw new IllegalArgumentException(
                    "bind to List, Set, Collection or an array instead of " + type.getName());
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(list));
    }

    private static Object array(@Nullable Object value, Type elements, Map<TypeVariable<?>, Type> variables) {
        var list = elements(value, elements, variables);
        var array = Array.newInstance(rawClass(elements, variables), list.size());
        for (var i = 0; i < list.size(); i++) {
            Array.set(array, i, list.get(i));
        }
        return array;
    }

    private static Class<?> rawClass(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(rawClass(array.getGenericComponentType(), variables), 0)
                    .getClass();
        }
        // the erasure: an array of a variable is made as an array of its bound
        return type instanceof TypeVariable<?> variable ? rawClass(variable.getBounds()[0], variables) : Object.class;
    }

    private static List<@Nullable Object> elements(
            @Nullable Object value, Type elements, Map<TypeVariable<?>, Type> variables) {
        if (!(value instanceof Collection<?> list)) {
            throw mismatch("an array", value);
        }
        List<@Nullable Object> bound = new ArrayList<>(list.size());
        for (var element : list) {
            try {
                bound.add(bind(element, elements, variables));
            } catch (JsonException e) {
                throw e.inside(bound.size());
            }
        }
        return bound;
    }

    static JsonException mismatch(String wanted, @Nullable Object found) {
        return new JsonException("expected " + wanted + " but found " + Scalars.describe(found));
    }
}
