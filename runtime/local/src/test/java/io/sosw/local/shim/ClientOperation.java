package io.sosw.local.shim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** One operation of a client interface of the SDK, as the SDK's caller sees it. */
record ClientOperation(String name, Method method) {
    private static final Set<String> STREAMS = Set.of("RequestBody", "ResponseTransformer");

    /** All of the interface; where an operation has several methods, the one with the stream. */
    static List<ClientOperation> of(Class<?> api) {
        var all = new TreeMap<String, ClientOperation>();
        for (var method : api.getMethods()) {
            var types = method.getParameterTypes();
            if (types.length > 0
                    && SdkRequest.class.isAssignableFrom(types[0])
                    && !method.getName().endsWith("Paginator")
                    && !method.getName().endsWith("AsBytes")
                    && Arrays.stream(types).skip(1).allMatch(t -> STREAMS.contains(t.getSimpleName()))) {
                var name = types[0].getSimpleName().replaceFirst("Request$", "");
                all.merge(
                        name,
                        new ClientOperation(name, method),
                        BinaryOperator.maxBy(Comparator.comparingInt(o -> o.method.getParameterCount())));
            }
        }
        return List.copyOf(all.values());
    }

    SdkPojo newRequest() throws ReflectiveOperationException {
        return newBuilder(method.getParameterTypes()[0]);
    }

    /** The class of an answer with a stream is known by the convention only. */
    SdkPojo newAnswer() throws ReflectiveOperationException {
        return newBuilder(Class.forName(
                method.getParameterTypes()[0].getName().replaceFirst("Request$", "Response"),
                true,
                method.getDeclaringClass().getClassLoader()));
    }

    private static SdkPojo newBuilder(Class<?> type) throws ReflectiveOperationException {
        return (SdkPojo) type.getMethod("builder").invoke(null);
    }

    /** Calls, sends the body where one goes in, and reads the one that comes out. */
    Reply call(Object client, SdkPojo request, String body) throws Throwable {
        var arguments = new ArrayList<Object>();
        arguments.add(request);
        for (var type : Arrays.asList(method.getParameterTypes()).subList(1, method.getParameterCount())) {
            arguments.add(type == RequestBody.class ? RequestBody.fromString(body) : ResponseTransformer.toBytes());
        }
        try {
            var result = method.invoke(client, arguments.toArray());
            return result instanceof ResponseBytes<?> bytes
                    ? new Reply((SdkResponse) bytes.response(), bytes.asUtf8String())
                    : new Reply((SdkPojo) result, "");
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    boolean streamsOut() {
        return method.getParameterTypes()[method.getParameterCount() - 1] == ResponseTransformer.class;
    }

    /**
     * @param body empty where the operation has none
     */
    record Reply(SdkPojo answer, String body) {}
}
