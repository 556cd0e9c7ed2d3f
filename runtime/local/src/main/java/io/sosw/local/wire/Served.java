package io.sosw.local.wire;

import java.lang.reflect.Proxy;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A service behind the port.
 *
 * @param scope the name in the signature's credential scope, for example {@code sqs}
 * @param api the SDK's client interface, for example {@code SqsClient}
 * @param client our implementation of it
 * @param calls stands between the protocol and the client
 */
public record Served(String scope, Class<?> api, Object client, Calls calls) {

    /** A service that every call reaches. */
    public Served(String scope, Class<?> api, Object client) {
        this(scope, api, client, Calls.DIRECT);
    }

    /** The service as a client of which each call goes through {@link #calls}. */
    public <C> C as(Class<C> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new CalledClient(this)));
    }

    /**
     * Asks the service.
     *
     * @throws Operation.NotServed if the client inherits the interface's default, which serves nothing
     */
    public SdkPojo call(Operation operation, SdkPojo filled) {
        var request = ((Buildable) filled).build();
        return (SdkPojo) calls.around(this, operation.name(), request, () -> operation.call(client, request));
    }
}
