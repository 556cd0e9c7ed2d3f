package io.sosw.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record class as seen by reflection, looked up once. */
final class RecordShape {
    /** Goes with the class, so that a reloaded project leaves nothing behind. */
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Method[] accessors;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.accessors = new Method[components.length];
        var parameters = new Class<?>[components.length];
        for (var i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
        }
        try {
            this.constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
        constructor.setAccessible(true);
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    RecordComponent[] components() {
        return components;
    }

    Map<String, @Nullable Object> components(Record row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (var i = 0; i < components.length; i++) {
            try {
                values.put(components[i].getName(), accessors[i].invoke(row));
            } catch (InvocationTargetException e) {
                throw new JsonException(
                        "reading " + components[i].getName() + " of " + type.getSimpleName() + " failed: "
                                + e.getCause(),
                        0,
                        0,
                        e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    /** A constructor that refuses its arguments says what is wrong with the document. */
    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw new JsonException(
                    "not a valid " + type.getSimpleName() + ": "
                            + (cause == null || cause.getMessage() == null ? cause : cause.getMessage()),
                    0,
                    0,
                    cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + type, e);
        }
    }

    /** Whether the component is annotated by any {@code @Nullable} that is kept in class files for run time. */
    static boolean isNullable(RecordComponent component) {
        return hasNullable(component.getAnnotatedType())
                || hasNullable(component)
                || hasNullable(component.getAccessor());
    }

    private static boolean hasNullable(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
