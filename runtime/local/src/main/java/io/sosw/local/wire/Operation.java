package io.sosw.local.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One operation of an SDK client interface: how to make its request and how to call it.
 *
 * @param name as it stands on the wire, for example {@code GetQueueUrl}
 * @param request the SDK's request class
 * @param response the SDK's response class
 * @param builder makes an empty request builder
 * @param call the interface's method
 */
public record Operation(String name, Class<?> request, Class<?> response, MethodHandle builder, MethodHandle call) {

    static Operation of(Class<?> api, String name, Class<?> request, Class<?> response, String method)
            throws NoSuchMethodException, IllegalAccessException {
        var lookup = MethodHandles.publicLookup();
        var builderClass = builderClass(request);
        var builder = lookup.findStatic(request, "builder", MethodType.methodType(builderClass));
        var call = lookup.findVirtual(api, method, MethodType.methodType(response, request));
        return new Operation(name, request, response, builder, call);
    }

    private static Class<?> builderClass(Class<?> request) throws NoSuchMethodException {
        try {
            return Class.forName(request.getName() + "$Builder", false, request.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw (NoSuchMethodException) new NoSuchMethodException(request + ".builder()").initCause(e);
        }
    }

    /** An empty builder of the request, to be filled field by field. */
    public SdkPojo newRequest() {
        return (SdkPojo) invoke(builder);
    }

    /**
     * Calls the client.
     *
     * @throws NotServed if the client inherits the interface's default, which serves nothing
     */
    public SdkPojo call(Object client, Object request) {
        try {
            return (SdkPojo) invoke(call, client, request);
        } catch (UnsupportedOperationException e) {
            var top = e.getStackTrace();
            if (top.length > 0
                    && top[0].getMethodName().equals(methodName(name))
                    && top[0].getClassName().endsWith("Client")) {
                throw new NotServed(name, e);
            }
            throw e;
        }
    }

    static String methodName(String operation) {
        return operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    }

    private static Object invoke(MethodHandle handle, @Nullable Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The operation exists at AWS; here it is not made. */
    public static final class NotServed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotServed(String operation, @Nullable Throwable cause) {
            super("The shim does not serve " + operation + " yet", cause);
        }
    }
}
