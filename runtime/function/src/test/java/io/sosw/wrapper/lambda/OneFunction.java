package io.sosw.wrapper.lambda;

import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class path whose descriptor names one function. */
final class OneFunction extends ClassLoader {
    private final Class<?> type;

    OneFunction(Class<?> type) {
        super(OneFunction.class.getClassLoader());
        this.type = type;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (!name.equals("META-INF/sosw/functions.json")) {
            return null;
        }
        var json = "{\"version\":1,\"functions\":{\"greet\":{\"class\":\"" + type.getName() + "\"}}}";
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with what it sees of the place. */
    public static final class Echo
            implements PortableFunction<Map<String, Object>, FunctionContext, Map<String, Object>> {
        @Override
        public Map<String, Object> run(Map<String, Object> event, FunctionContext context) {
            if (event.containsKey("fail")) {
                throw new IllegalStateException(String.valueOf(event.get("fail")));
            }
            if (event.containsKey("exhaust")) {
                throw new OutOfMemoryError("as asked");
            }
            var seen = new LinkedHashMap<String, Object>(event);
            seen.put("id", context.invocation().requestId());
            seen.put("name", context.invocation().functionName());
            seen.put("memory", context.invocation().memoryMegabytes());
            seen.put("arn", context.invocation().functionArn());
            seen.put("deadline", context.invocation().deadline().toEpochMilli());
            seen.put("trace", String.valueOf(System.getProperty("com.amazonaws.xray.traceHeader")));
            return seen;
        }
    }

    /** Cannot be created. */
    public static final class Broken implements PortableFunction<String, FunctionContext, Void> {
        /** Fails. */
        public Broken() {
            throw new IllegalStateException("no database");
        }

        @Override
        public @Nullable Void run(String event, FunctionContext context) {
            return null;
        }
    }
}
