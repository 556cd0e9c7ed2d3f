package io.sosw.local.wire.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;

/**
 * One operation of a client interface.
 *
 * @param name as AWS writes it, for example {@code PutObject}
 * @param method the HTTP method
 * @param template where it lives
 * @param call the method of the client interface
 */
record RestOperation(String name, String method, UriTemplate template, Method call) {

    Class<?> requestType() {
        return call.getParameterTypes()[0];
    }

    boolean streamsIn() {
        return call.getParameterCount() > 1
                && call.getParameterTypes()[1].getSimpleName().equals("RequestBody");
    }

    boolean streamsOut() {
        var types = call.getParameterTypes();
        return types[types.length - 1].getSimpleName().equals("ResponseTransformer");
    }

    /** Whether the client has the operation itself; the interface's default only throws. */
    boolean isImplementedBy(Object client) {
        try {
            return !client.getClass()
                    .getMethod(call.getName(), call.getParameterTypes())
                    .isDefault();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(client.getClass() + " is no " + call.getDeclaringClass(), e);
        }
    }

    /** A fresh builder of the request. */
    SdkPojo builder() {
        try {
            return (SdkPojo) requestType().getMethod("builder").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Not a request of the SDK: " + requestType(), e);
        }
    }

    /** How many required query parameters and headers the request carries, or -1 if one is missing. */
    int requiredIn(io.sosw.local.wire.WireRequest request) {
        var found = 0;
        for (SdkField<?> field : builder().sdkFields()) {
            var query = field.location() == MarshallLocation.QUERY_PARAM;
            if ((query || field.location() == MarshallLocation.HEADER) && field.containsTrait(RequiredTrait.class)) {
                var name = field.locationName();
                if (!(query
                        ? request.query().containsKey(name)
                        : request.headers().containsKey(lower(name)))) {
                    return -1;
                }
                found++;
            }
        }
        return found;
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
