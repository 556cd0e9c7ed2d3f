package io.sosw.aws.vector;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/**
 * A client of any service that writes down what it is asked and gives the answers of a recorded vector: per operation one,
 * or one after the other.
 */
public final class Recorded implements InvocationHandler {
    /** A call, by the service's own names. */
    public record Call(String operation, Map<String, Object> members) {}

    public final List<Call> calls = new ArrayList<>();
    private final Map<String, Deque<Object>> answers = new HashMap<>();

    /**
     * @param responses of a vector: by operation in snake_case, one answer or a list of answers
     */
    public Recorded(Map<?, ?> responses) {
        responses.forEach((operation, given) -> {
            var queue = new ArrayDeque<>();
            for (var answer : given instanceof List<?> list ? list : List.of(given)) {
                queue.addAll(answer instanceof List<?> pages ? pages : List.of(answer));
            }
            answers.put(operation.toString().replace("_", ""), queue);
        });
    }

    /** A client that is answered so. */
    public <C extends SdkClient> C client(Class<C> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public Object invoke(Object client, Method method, Object[] args) throws Throwable {
        if (method.getName().equals("serviceName")) {
            return "recorded";
        }
        if (method.getName().endsWith("Paginator") || args == null || !(args[0] instanceof SdkRequest request)) {
            return method.isDefault() ? InvocationHandler.invokeDefault(client, method, args) : null;
        }
        calls.add(new Call(method.getName(), Pojos.map((SdkPojo) request)));
        var builder = (SdkPojo) method.getReturnType().getMethod("builder").invoke(null);
        var answer = next(method.getName().toLowerCase(java.util.Locale.ROOT));
        if (answer.get("$raise") instanceof String error) {
            throw error(method, error);
        }
        return Pojos.filled(builder, answer);
    }

    /** Several answers are several pages or tries; where the last of them is reached, it is given again. */
    private Map<?, ?> next(String operation) {
        var queue = answers.getOrDefault(operation, new ArrayDeque<>());
        var answer = queue.size() > 1 ? queue.poll() : queue.peek();
        if (!(answer instanceof Map<?, ?> map)) {
            return Map.of();
        }
        var more = queue.size() > 0 && queue.peek() != answer;
        Map<Object, Object> page = new HashMap<>(map);
        if (more && (operation.equals("query") || operation.equals("scan"))) {
            page.put("LastEvaluatedKey", Map.of("page", Map.of("S", "next")));
        }
        if (more && (operation.equals("listsecrets") || operation.equals("describeparameters"))) {
            page.put("NextToken", "next");
        }
        return page;
    }

    private static RuntimeException error(Method method, String name) {
        for (var thrown : method.getExceptionTypes()) {
            if (thrown.getSimpleName().equals(name)) {
                try {
                    var builder = thrown.getMethod("builder").invoke(null);
                    return (RuntimeException) ((software.amazon.awssdk.utils.builder.Buildable) builder).build();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return new IllegalStateException(name);
    }
}
