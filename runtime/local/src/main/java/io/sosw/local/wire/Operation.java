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
 * @param builder makes an empty request builder; of the type {@code Object()}
 * @param call the interface's method; of the type {@code Object(Object, Object)}
 */
public record Operation(String name, Class<?> request, Class<?> response, MethodHandle builder, MethodHandle call) {

    static Operation of(Class<?> api, String name, Class<?> request, Class<?> response, String method)
            throws NoSuchMethodException, IllegalAccessException {
        var lookup = MethodHandles.publicLookup();
        var builderClass = builderClass(request);
        var builder = lookup.findStatic(request, "builder", MethodType.methodType(builderClass))
                .asType(MethodType.genericMethodType(0));
        var call = lookup.findVirtual(api, method, MethodType.methodType(response, request))
                .asType(MethodType.genericMethodType(2));
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
        try {
            return (SdkPojo) (Object) builder.invokeExact();
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /**
     * Calls the client.
     *
     * @throws NotServed if the client inherits the interface's default, which serves nothing
     */
    public SdkPojo call(Object client, Object request) {
        try {
            return (SdkPojo) (Object) call.invokeExact(client, request);
        } catch (UnsupportedOperationException e) {
            var top = e.getStackTrace();
            if (top.length > 0
                    && top[0].getMethodName().equals(methodName(name))
                    && top[0].getClassName().endsWith("Client")) {
                throw new NotServed(name, e);
            }
            throw e;
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    static String methodName(String operation) {
        return operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }

    /** The operation exists at AWS; here it is not made. */
    public static final class NotServed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotServed(String operation, @Nullable Throwable cause) {
            super("The shim does not serve " + operation + " yet", cause);
        }
    }
}
