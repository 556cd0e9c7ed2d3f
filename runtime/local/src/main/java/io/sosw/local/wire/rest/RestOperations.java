package io.sosw.local.wire.rest;

import io.sosw.local.wire.WireRequest;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * All operations of one client interface, found by reflection. The URI template of an operation is the private constant
 * {@code SDK_OPERATION_BINDING} of the SDK's request marshaller.
 */
final class RestOperations {
    private final List<RestOperation> operations = new ArrayList<>();

    /**
     * @param template makes the whole template of an operation's name and the SDK's template
     */
    RestOperations(Class<?> api, BinaryOperator<String> template) {
        for (var call : calls(api).values()) {
            var request = call.getParameterTypes()[0];
            var name = request.getSimpleName().replaceAll("Request$", "");
            var binding = binding(request);
            var uri = UriTemplate.parse(template.apply(name, binding.requestUri()));
            operations.add(new RestOperation(name, binding.httpMethod().name(), uri, call));
        }
    }

    List<RestOperation> all() {
        return List.copyOf(operations);
    }

    /** The most specific operation that fits the request, or null. */
    @Nullable
    RestOperation find(WireRequest request) {
        var fitting = operations.stream()
                .filter(o -> o.method().equals(request.method()))
                .filter(o -> o.template().matchesQuery(request.query()))
                .filter(o -> o.template().match(request.path()) != null)
                .toList();
        var literals = fitting.stream()
                .mapToInt(o -> o.template().literals().size())
                .max()
                .orElse(0);
        var candidates = fitting.stream()
                .filter(o -> o.template().literals().size() == literals)
                .toList();
        return candidates.size() < 2 ? first(candidates) : mostSpecific(candidates, request);
    }

    private static @Nullable RestOperation first(List<RestOperation> candidates) {
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private static @Nullable RestOperation mostSpecific(List<RestOperation> candidates, WireRequest request) {
        RestOperation best = null;
        var most = -1;
        for (var candidate : candidates) {
            var labels = (int) candidate.template().segments().stream()
                    .filter(s -> !s.startsWith("{"))
                    .count();
            var required = candidate.requiredIn(request);
            var rank = required < 0 ? -1 : required + 16 * labels;
            if (rank > most) {
                most = rank;
                best = candidate;
            }
        }
        return best == null ? candidates.get(0) : best;
    }

    private static OperationInfo binding(Class<?> request) {
        var marshaller = request.getPackageName().replaceAll("model$", "transform") + "." + request.getSimpleName()
                + "Marshaller";
        try {
            var field =
                    Class.forName(marshaller, true, request.getClassLoader()).getDeclaredField("SDK_OPERATION_BINDING");
            field.setAccessible(true);
            return (OperationInfo) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK has no operation binding in " + marshaller, e);
        }
    }

    /** One method an operation: the one with the stream, where there is one. Simple names in order, so ties are stable. */
    private static Map<String, Method> calls(Class<?> api) {
        var calls = new TreeMap<String, Method>();
        for (var method : api.getMethods()) {
            var types = method.getParameterTypes();
            if (types.length > 0 && isCall(method, types)) {
                calls.merge(
                        types[0].getSimpleName(),
                        method,
                        BinaryOperator.maxBy(Comparator.comparingInt(Method::getParameterCount)));
            }
        }
        return new LinkedHashMap<>(calls);
    }

    private static boolean isCall(Method method, Class<?>[] types) {
        var streams = Set.of("RequestBody", "ResponseTransformer");
        return SdkRequest.class.isAssignableFrom(types[0])
                && !method.getName().endsWith("Paginator")
                && !method.getName().endsWith("AsBytes")
                && Arrays.stream(types).noneMatch(Path.class::equals)
                && Arrays.stream(types).skip(1).allMatch(t -> streams.contains(t.getSimpleName()));
    }
}
