package io.sosw.wrapper.dispatch;

import io.sosw.error.UserError;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * The chosen function with what its type parameters say.
 *
 * @param descriptor what {@code sosw.yml} says of it
 * @param function the one instance of the process
 * @param eventType its unit of work
 * @param contexts makes its contexts
 */
public record LoadedFunction(
        FunctionDescriptor descriptor, PortableFunction<?, ?, ?> function, Type eventType, ContextFactory<?> contexts) {

    /** Loads the class that a descriptor names. */
    public static LoadedFunction load(FunctionDescriptor descriptor, ClassLoader loader) {
        return of(descriptor, type(descriptor, loader));
    }

    /** Makes the contexts of a function that is not to be run: no instance is created. */
    static ContextFactory<?> contexts(FunctionDescriptor descriptor, ClassLoader loader) {
        return contexts(descriptor, arguments(descriptor, type(descriptor, loader)));
    }

    private static Class<?> type(FunctionDescriptor descriptor, ClassLoader loader) {
        try {
            return Class.forName(descriptor.className(), true, loader);
        } catch (ClassNotFoundException e) {
            throw broken(descriptor, "is not on the class path", "correct `class:` in sosw.yml or add the class.", e);
        }
    }

    /** A function of a class; for tests. */
    public static LoadedFunction of(Class<? extends PortableFunction<?, ?, ?>> type) {
        return of(new FunctionDescriptor(type.getSimpleName(), type.getName()), type);
    }

    private static LoadedFunction of(FunctionDescriptor descriptor, Class<?> type) {
        var arguments = arguments(descriptor, type);
        var event =
                !(arguments[0] instanceof Class) && arguments[0] instanceof TypeVariable ? Object.class : arguments[0];
        return new LoadedFunction(descriptor, instance(descriptor, type), event, contexts(descriptor, arguments));
    }

    private static Type[] arguments(FunctionDescriptor descriptor, Class<?> type) {
        var ofRun = ofRun(type);
        var arguments = ofRun == null ? TypeArguments.of(type) : ofRun;
        if (arguments == null) {
            throw broken(
                    descriptor, "is no PortableFunction", "let it implement io.sosw.function.PortableFunction.", null);
        }
        return arguments;
    }

    /**
     * What the method {@code run} says of a class that implements nothing else, unless one of its types is generic: so a cold
     * start does without the 25 classes by which the JDK reads generic types.
     */
    private static Type @Nullable [] ofRun(Class<?> type) {
        var interfaces = type.getInterfaces();
        if (type.getSuperclass() != Object.class || interfaces.length != 1 || interfaces[0] != PortableFunction.class) {
            return null;
        }
        Method run = null;
        for (Method method : publicMethods(type)) {
            if (method.getDeclaringClass() == type
                    && method.getName().equals("run")
                    && method.getParameterCount() == 2
                    && !method.isBridge()) {
                if (run != null) {
                    return null;
                }
                run = method;
            }
        }
        if (run == null) {
            return null;
        }
        var parameters = run.getGenericParameterTypes();
        boolean plain = parameters[0] instanceof Class && parameters[1] instanceof Class;
        return plain ? parameters : null;
    }

    /** None if the JDK cannot tell them all, since one names a class that is not there. */
    private static Method[] publicMethods(Class<?> type) {
        try {
            return type.getMethods();
        } catch (LinkageError incomplete) {
            return new Method[0];
        }
    }

    private static ContextFactory<?> contexts(FunctionDescriptor descriptor, Type[] arguments) {
        return ContextFactories.of(contextClass(arguments[1]), descriptor.name());
    }

    private static Class<?> contextClass(Type context) {
        if (context instanceof Class<?> type) {
            return type;
        }
        return context instanceof ParameterizedType type ? (Class<?>) type.getRawType() : FunctionContext.class;
    }

    private static PortableFunction<?, ?, ?> instance(FunctionDescriptor descriptor, Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (PortableFunction<?, ?, ?>) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw broken(
                    descriptor,
                    "cannot be created without arguments",
                    "give it a public constructor without parameters and move what it needs into the context.",
                    e);
        }
    }

    private static UserError broken(
            FunctionDescriptor descriptor, String problem, String fix, @Nullable Exception cause) {
        return new UserError(
                "The class '" + descriptor.className() + "' of function '" + descriptor.name() + "' (sosw.yml) "
                        + problem,
                fix,
                "missing-function",
                cause);
    }
}
