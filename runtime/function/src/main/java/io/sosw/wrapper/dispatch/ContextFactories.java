package io.sosw.wrapper.dispatch;

import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.error.UserError;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the static {@code factory()} of a context class. */
final class ContextFactories {
    private ContextFactories() {}

    /** The factory of a context class; {@link FunctionContext} itself needs none. */
    static ContextFactory<?> of(Class<?> context, String function) {
        if (context == FunctionContext.class) {
            return new PlainContexts();
        }
        try {
            var method = context.getDeclaredMethod("factory");
            method.setAccessible(true);
            if (Modifier.isStatic(method.getModifiers()) && method.invoke(null) instanceof ContextFactory<?> factory) {
                return factory;
            }
            throw missing(context, function, null);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(context.getName() + ".factory() failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw missing(context, function, e);
        }
    }

    private static UserError missing(Class<?> context, String function, @Nullable Exception cause) {
        return new UserError(
                "The context " + context.getName() + " of function '" + function + "' has no static factory()",
                "add `static ContextFactory<" + context.getSimpleName() + "> factory()` to it.",
                "context-factory",
                cause);
    }

    private static final class PlainContexts implements ContextFactory<FunctionContext> {
        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Opened<FunctionContext> start(Config config) {
            return new Opened<>() {
                @Override
                public FunctionContext open(Invocation invocation) {
                    return new FunctionContext(config, invocation);
                }
            };
        }
    }
}
