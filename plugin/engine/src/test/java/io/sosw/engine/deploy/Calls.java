package io.sosw.engine.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls of AWS: counts them, and can end the caller before or after one, as SIGKILL would. */
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

    synchronized List<String> names() {
        return List.copyOf(names);
    }

    /** The caller's process is gone. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    <C> C counting(Class<C> service, C client) {
        return service.cast(Proxy.newProxyInstance(
                Calls.class.getClassLoader(),
                new Class<?>[] {service},
                (proxy, method, arguments) -> call(client, method, arguments)));
    }

    private Object call(Object client, Method method, Object[] arguments) throws Throwable {
        boolean counts = method.getName().endsWith("Paginator")
                ? false // asks for its pages by a client of its own
                : !NONE.contains(method.getName());
        int number = counts ? count(method.getName()) : 0;
        if (number == last && !carriedOut) {
            throw new Killed();
        }
        try {
            var answer = method.invoke(client, arguments);
            if (number == last) {
                throw new Killed();
            }
            return answer;
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
    }

    private synchronized int count(String name) {
        names.add(name);
        return names.size();
    }
}
