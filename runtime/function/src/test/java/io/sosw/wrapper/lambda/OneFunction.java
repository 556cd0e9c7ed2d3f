package io.sosw.wrapper.lambda;

import io.sosw.config.Config;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import io.sosw.function.Primed;
import io.sosw.stats.Stats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** What lives as long as the process counts; each invocation ends its own counting. */
    public static final class CountingContext extends FunctionContext {
        private final Stats stats;

        private CountingContext(Config config, Invocation invocation, Stats stats) {
            super(config, invocation);
            this.stats = stats;
        }

        static ContextFactory<CountingContext> factory() {
            return ContextFactory.of(List.of(), CountingContext::start, CountingContext::new);
        }

        private static Stats start(Config config) {
            var stats = new Stats(Clock.systemUTC());
            stats.increment("starts");
            return stats;
        }

        @Override
        public void close() {
            stats.reset();
        }
    }

    /** Answers with what has been counted. */
    public static final class Counting
            implements PortableFunction<Map<String, Object>, CountingContext, Map<String, Number>> {
        @Override
        public Map<String, Number> run(Map<String, Object> event, CountingContext context) {
            context.stats.increment("calls");
            return context.stats.values();
        }
    }

    /** Answers with what has happened to its costly part. */
    public static final class Copied implements PortableFunction<String, Copied.Counting, String> {
        /** Counts. */
        public static class Counting extends FunctionContext {
            static volatile boolean failing;
            private final Costly costly;

            Counting(Config config, Invocation invocation, Costly costly) {
                super(config, invocation);
                this.costly = costly;
            }

            static ContextFactory<Counting> factory() {
                return ContextFactory.of(List.of(), config -> new Costly(), Counting::new);
            }
        }

        /** Remembers. */
        static final class Costly implements Primed {
            private final StringBuilder seen = new StringBuilder("started");

            @Override
            public void prime() {
                seen.append(" primed");
            }

            @Override
            public void restored() throws IOException {
                if (Counting.failing) {
                    throw new IOException("no connection");
                }
                seen.append(" restored");
            }
        }

        @Override
        public String run(String event, Counting context) {
            return context.costly.seen + " " + event;
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
