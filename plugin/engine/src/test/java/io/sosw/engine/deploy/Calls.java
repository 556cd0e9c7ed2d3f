package io.sosw.engine.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Calls of CloudFormation: counts them, and can end the caller before or after one, as SIGKILL would. */
final class Calls {
    private static final Set<String> NONE = Set.of("serviceClientConfiguration", "close", "toString", "hashCode");

    private final List<String> names = new ArrayList<>();
    private final int last;
    private final boolean carriedOut;

    Calls() {
        this(Integer.MAX_VALUE, true);
    }

    /**
     * @param last the call in which the caller dies
     * @param carriedOut whether AWS still does what that call asks for
     */
    Calls(int last, boolean carriedOut) {
        this.last = last;
        this.carriedOut = carriedOut;
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** The caller's process is gone. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    CloudFormationClient counting(CloudFormationClient client) {
        return (CloudFormationClient) Proxy.newProxyInstance(
                Calls.class.getClassLoader(),
                new Class<?>[] {CloudFormationClient.class},
                (proxy, method, arguments) -> call(client, method, arguments));
    }

    private Object call(CloudFormationClient client, Method method, Object[] arguments) throws Throwable {
        if (!NONE.contains(method.getName())) {
            names.add(method.getName());
        }
        if (names.size() == last && !carriedOut) {
            throw new Killed();
        }
        try {
            var answer = method.invoke(client, arguments);
            if (names.size() == last) {
                throw new Killed();
            }
            return answer;
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
    }
}
