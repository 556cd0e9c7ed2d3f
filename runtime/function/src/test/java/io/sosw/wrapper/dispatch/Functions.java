package io.sosw.wrapper.dispatch;

import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.event.S3Object;
import io.sosw.event.SqsBatch;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions as authors write them, and a context that remembers. */
public final class Functions {
    static final Option<String> GREETING =
            Option.text("greeting", "How to greet.").orElse("Hello");

    private Functions() {}

    public record Person(String name) {}

    public record Greeting(String text, int attempt) {}

    public static final class GreetingContext extends FunctionContext {
        static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

        GreetingContext(Config config, Invocation invocation) {
            super(config, invocation);
            EVENTS.add("open");
        }

        static ContextFactory<GreetingContext> factory() {
            return ContextFactory.of(
                    List.of(GREETING),
                    config -> "costly",
                    (config, invocation, costly) -> new GreetingContext(config, invocation));
        }

        @Override
        public void close() {
            EVENTS.add("close");
        }
    }

    public static final class Greet implements PortableFunction<Person, GreetingContext, Greeting> {
        @Override
        public Greeting run(Person event, GreetingContext context) {
            GreetingContext.EVENTS.add("run " + event.name());
            if (event.name().equals("nobody")) {
                throw new IllegalArgumentException("Nobody is there");
            }
            return new Greeting(
                    context.config().get(GREETING) + ", " + event.name(),
                    context.invocation().attempt());
        }
    }

    public static final class Keys implements PortableFunction<S3Object, FunctionContext, String> {
        @Override
        public String run(S3Object event, FunctionContext context) {
            return event.bucket() + "/" + event.key();
        }
    }

    public static final class Whole implements PortableFunction<SqsBatch, FunctionContext, Map<String, Object>> {
        @Override
        public @Nullable Map<String, Object> run(SqsBatch event, FunctionContext context) {
            return null;
        }
    }

    /** Has two methods of the name, of which one is the function. */
    public static final class Overloaded implements PortableFunction<Map<String, Object>, GreetingContext, String> {
        @Override
        public String run(Map<String, Object> event, GreetingContext context) {
            return run(String.valueOf(event), context);
        }

        public String run(String event, GreetingContext context) {
            return event;
        }
    }

    /** Inherits the function; its own method of the name is another. */
    public static final class Borrowed extends Helped {
        public String run(String event, GreetingContext context) {
            return event;
        }
    }

    public static class Helped implements PortableFunction<Person, FunctionContext, String> {
        @Override
        public String run(Person event, FunctionContext context) {
            return event.name();
        }
    }

    public abstract static class Base<X, Y extends FunctionContext> implements PortableFunction<X, Y, Void> {}

    public static final class Inherited extends Base<List<String>, FunctionContext> {
        @Override
        public @Nullable Void run(List<String> event, FunctionContext context) {
            return null;
        }
    }

    public static final class NoFactory extends FunctionContext {
        NoFactory(Config config, Invocation invocation) {
            super(config, invocation);
        }
    }

    public static final class Lost implements PortableFunction<String, NoFactory, Void> {
        @Override
        public @Nullable Void run(String event, NoFactory context) {
            return null;
        }
    }

    public record Needy(String need) implements PortableFunction<String, FunctionContext, Void> {
        @Override
        public @Nullable Void run(String event, FunctionContext context) {
            return null;
        }
    }
}
