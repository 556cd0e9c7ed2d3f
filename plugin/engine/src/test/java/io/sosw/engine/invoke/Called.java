package io.sosw.engine.invoke;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import java.util.Map;

/** A function for calls in processes of their own. */
public final class Called implements PortableFunction<Map<String, Object>, FunctionContext, Map<String, Object>> {
    @Override
    public Map<String, Object> run(Map<String, Object> event, FunctionContext context) {
        if (event.containsKey("fail")) {
            throw new IllegalStateException(String.valueOf(event.get("fail")));
        }
        System.out.println("seen by the log");
        return Map.of("got", event, "colour", String.valueOf(System.getenv("COLOUR")));
    }
}
