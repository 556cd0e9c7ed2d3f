package io.sosw.local.wire;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * A client interface of which each operation goes through the calls once: the interface's conveniences (consumers of
 * builders, paths, paginators) end in it again.
 *
 * @param served the client behind it
 */
record CalledClient(Served served) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.isDefault() && !isMadeByTheClient(method)) {
            return arguments == null
                    ? InvocationHandler.invokeDefault(proxy, method)
                    : InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof SdkRequest request)) {
            return call(method, arguments);
        }
        var name = method.getName();
        if (arguments.length > 1 && arguments[1] instanceof RequestBody body) {
            arguments[1] = served.calls().body(body);
        }
        var operation = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return served.calls().around(served, operation, request, () -> call(method, arguments));
    }

    private boolean isMadeByTheClient(Method method) throws NoSuchMethodException {
        return !served.client()
                .getClass()
                .getMethod(method.getName(), method.getParameterTypes())
                .getDeclaringClass()
                .isInterface();
    }

    private Object call(Method method, @Nullable Object @Nullable [] arguments) {
        try {
            return method.invoke(served.client(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
