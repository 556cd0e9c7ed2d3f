package io.sosw.wrapper.dispatch;

import io.sosw.function.PortableFunction;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a class gives {@link PortableFunction} as E, C and R, also through superclasses and interfaces of its own. */
final class TypeArguments {
    private TypeArguments() {}

    /** The arguments; a type variable where the class leaves one open; null if it is no function. */
    static Type @Nullable [] of(Class<?> type) {
        return find(type, new HashMap<>());
    }

    private static Type @Nullable [] find(@Nullable Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof ParameterizedType parameterized) {
            var raw = (Class<?>) parameterized.getRawType();
            var arguments = parameterized.getActualTypeArguments();
            for (var i = 0; i < arguments.length; i++) {
                arguments[i] = resolve(arguments[i], known);
                known.put(raw.getTypeParameters()[i], arguments[i]);
            }
            return raw == PortableFunction.class ? arguments : ofParents(raw, known);
        }
        if (type instanceof Class<?> raw) {
            return raw == PortableFunction.class ? raw.getTypeParameters() : ofParents(raw, known);
        }
        return null;
    }

    private static Type @Nullable [] ofParents(Class<?> raw, Map<TypeVariable<?>, Type> known) {
        if (!PortableFunction.class.isAssignableFrom(raw)) {
            return null;
        }
        for (Type parent : raw.getGenericInterfaces()) {
            var found = find(parent, known);
            if (found != null) {
                return found;
            }
        }
        return find(raw.getGenericSuperclass(), known);
    }

    private static Type resolve(Type argument, Map<TypeVariable<?>, Type> known) {
        if (argument instanceof TypeVariable<?> variable) {
            var value = known.get(variable);
            return value == null ? argument : value;
        }
        return argument;
    }
}
