package io.sosw.controller;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import io.sosw.json.Json;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Routes a payload to the subroutine that its member {@code function} names. All subroutines run in the one function with
 * its one context, so what they share is shared; each is a {@link PortableFunction} that a test runs alone.
 *
 * <pre>{@code
 * public final class AsyncEmail implements PortableFunction<Map<String, Object>, LeedzContext, Object> {
 *     private static final Controller<LeedzContext> ROUTES = Controller.<LeedzContext>empty()
 *             .with("notifyUsers", Leed.class, new NotifyUsers())
 *             .with("bookkeeping", Leed.class, new Bookkeeping());
 *
 *     public Object run(Map<String, Object> event, LeedzContext context) throws Exception {
 *         return ROUTES.run(event, context);
 *     }
 * }
 * }</pre>
 *
 * <p>Immutable; safe for use by several threads if the subroutines are.
 *
 * @param <C> the context that the subroutines share
 */
public final class Controller<C extends FunctionContext> {
    private static final String MEMBER = "function";

    private final Map<String, Route<?, C>> routes;

    private Controller(Map<String, Route<?, C>> routes) {
        this.routes = routes;
    }

    /** Routes nothing yet. */
    public static <C extends FunctionContext> Controller<C> empty() {
        return new Controller<>(Map.of());
    }

    /**
     * A copy with one more subroutine.
     *
     * @param type what the payload is bound to, see {@link Json}; a record does not have to name {@code function}
     * @throws IllegalArgumentException if the name is taken
     */
    public <E> Controller<C> with(String name, Class<E> type, PortableFunction<E, C, ?> subroutine) {
        var copy = new TreeMap<>(routes);
        if (copy.put(name, new Route<>(type, subroutine)) != null) {
            throw new IllegalArgumentException("There are two subroutines " + name);
        }
        return new Controller<>(Collections.unmodifiableMap(copy));
    }

    /**
     * Runs the subroutine that the payload names.
     *
     * @throws UnknownSubroutine if it names none, or none of these
     * @throws io.sosw.json.JsonException if the payload does not fit the subroutine's type
     * @throws Exception what the subroutine threw
     */
    public @Nullable Object run(Map<String, Object> event, C context) throws Exception {
        var name = event.get(MEMBER);
        var route = name == null ? null : routes.get(name.toString());
        if (route == null) {
            throw new UnknownSubroutine(name, routes.keySet());
        }
        return route.run(event, context);
    }

    private record Route<E, C extends FunctionContext>(Class<E> type, PortableFunction<E, C, ?> subroutine) {
        @Nullable
        Object run(Map<String, Object> event, C context) throws Exception {
            return subroutine.run(Json.bind(event, type), context);
        }
    }
}
