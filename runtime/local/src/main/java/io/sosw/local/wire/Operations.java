package io.sosw.local.wire;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * The operations of SDK client interfaces by their names on the wire. The common case asks the class loader for
 * exactly the three classes of one operation; listing an interface loads all of its hundreds.
 */
public final class Operations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{1,80}");
    private static final Map<Class<?>, Map<String, Operation>> KNOWN = new ConcurrentHashMap<>();

    private Operations() {}

    /** The operation of that name; empty if the interface has none. */
    public static Optional<Operation> find(Class<?> api, String name) {
        var known = KNOWN.computeIfAbsent(api, a -> new ConcurrentHashMap<>());
        var found = known.get(name);
        if (found == null && NAME.matcher(name).matches()) {
            found = byConvention(api, name).orElseGet(() -> all(api).get(name));
            if (found != null) {
                known.put(name, found);
            }
        }
        return Optional.ofNullable(found);
    }

    /** All operations of the interface; names compared without regard to case (SAML and Saml). */
    public static Map<String, Operation> all(Class<?> api) {
        var all = new TreeMap<String, Operation>(String.CASE_INSENSITIVE_ORDER);
        for (var method : api.getMethods()) {
            if (isOperation(method)) {
                var request = method.getParameterTypes()[0];
                var name = request.getSimpleName().replaceFirst("Request$", "");
                all.put(name, reflected(api, method, wireName(method, name)));
            }
        }
        return all;
    }

    /** The method keeps the capitals of the operation (getSAMLProvider), the class does not. */
    private static String wireName(Method method, String fallback) {
        var name = method.getName();
        return name.equalsIgnoreCase(fallback)
                ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
                : fallback;
    }

    private static boolean isOperation(Method method) {
        var parameters = method.getParameterTypes();
        return parameters.length == 1
                && AwsRequest.class.isAssignableFrom(parameters[0])
                && method.getReturnType().getSimpleName().endsWith("Response");
    }

    private static Operation reflected(Class<?> api, Method method, String name) {
        try {
            return Operation.of(api, name, method.getParameterTypes()[0], method.getReturnType(), method.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not an operation: " + method, e);
        }
    }

    private static Optional<Operation> byConvention(Class<?> api, String name) {
        var prefix = api.getPackageName() + ".model." + name;
        try {
            var loader = api.getClassLoader();
            var request = Class.forName(prefix + "Request", false, loader);
            var response = Class.forName(prefix + "Response", false, loader);
            return Optional.of(Operation.of(api, name, request, response, Operation.methodName(name)));
        } catch (ReflectiveOperationException | NoClassDefFoundError e) {
            // on a file system without regard to case a wrongly written name ends in NoClassDefFoundError
            return Optional.empty();
        }
    }

    /** All operations of the interface by name, those with a body of their own (GetObject) included. */
    public static Map<String, Class<?>> requests(Class<?> api) {
        var requests = new TreeMap<String, Class<?>>(String.CASE_INSENSITIVE_ORDER);
        for (var method : api.getMethods()) {
            var parameters = method.getParameterTypes();
            if (parameters.length > 0 && AwsRequest.class.isAssignableFrom(parameters[0])) {
                var name = parameters[0].getSimpleName().replaceFirst("Request$", "");
                if (method.getName().equalsIgnoreCase(name)) {
                    requests.put(wireName(method, name), parameters[0]);
                }
            }
        }
        return requests;
    }

    /** For the generated reference: the operations that the client itself implements. */
    public static java.util.List<String> implemented(Class<?> api, Class<?> client) {
        return requests(api).entrySet().stream()
                .filter(operation -> implementsItself(client, operation.getKey(), operation.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean implementsItself(Class<?> client, String name, Class<?> request) {
        return Arrays.stream(client.getMethods())
                .anyMatch(m -> m.getName().equalsIgnoreCase(name)
                        && m.getParameterCount() >= 1
                        && m.getParameterTypes()[0] == request
                        && !m.getDeclaringClass().isInterface());
    }
}
