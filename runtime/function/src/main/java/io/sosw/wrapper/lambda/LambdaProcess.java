package io.sosw.wrapper.lambda;

import io.sosw.config.ConfigLoader;
import io.sosw.config.Constants;
import io.sosw.config.ConstantsFile;
import io.sosw.config.Sources;
import io.sosw.function.Invocation;
import io.sosw.json.Json;
import io.sosw.log.LineLogger;
import io.sosw.wrapper.dispatch.Descriptors;
import io.sosw.wrapper.dispatch.Dispatcher;
import io.sosw.wrapper.dispatch.EventHandler;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import io.sosw.wrapper.dispatch.LoadedFunction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function in a process of Lambda: all that the two entries share, which differ in transport alone. */
final class LambdaProcess {
    /** Read and written in init, which Lambda does not throttle. No decimal: JDK 25 makes threads for BigDecimal. */
    private static final String SAMPLE = "{\"a\":[1,true,null,\"b\"]}";

    private final EventHandler handler;
    private final Map<String, String> environment;
    private final Clock clock;
    private final String name;
    private final Logger log;
    private boolean served;
    private boolean toBeRestored;

    /**
     * A process.
     *
     * @param handler what {@link #open} has opened
     * @param name of the function, deployed or declared
     */
    LambdaProcess(EventHandler handler, Map<String, String> environment, Clock clock, String name, Logger log) {
        this.handler = handler;
        this.environment = environment;
        this.clock = clock;
        this.name = name;
        this.log = log;
        this.toBeRestored = isSnapshot(environment);
    }

    /** Init in deployed code, which is read once. */
    static LambdaProcess start(Map<String, String> environment, ClassLoader loader, Clock clock, Logger log) {
        var deployed = deployedName(environment);
        var name = deployed == null ? descriptor(environment, loader).name() : deployed;
        return new LambdaProcess(open(environment, loader, log), environment, clock, name, log);
    }

    /** What Lambda calls the function; null where Lambda does not say it. */
    static @Nullable String deployedName(Map<String, String> environment) {
        return environment.get("AWS_LAMBDA_FUNCTION_NAME");
    }

    static FunctionDescriptor descriptor(Map<String, String> environment, ClassLoader loader) {
        return Descriptors.ofResource(loader)
                .choose(environment.get("SOSW_FUNCTION"), "environment variable SOSW_FUNCTION");
    }

    /** Everything that can be done before the first event is done here, where Lambda does not throttle. */
    static EventHandler open(Map<String, String> environment, ClassLoader loader, Logger log) {
        var loaded = LoadedFunction.load(descriptor(environment, loader), loader);
        var sources = new Sources(constants(environment, loader), environment, List.of(), false);
        var config = new ConfigLoader(loaded.contexts().options()).load(sources);
        var dispatcher = Dispatcher.start(loaded, config, log);
        dispatcher.prime();
        Json.writeBytes(Json.parse(SAMPLE));
        return dispatcher;
    }

    /** Whether Lambda takes a snapshot of the process before it sees an event. */
    static boolean isSnapshot(Map<String, String> environment) {
        return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /** Renews, once, what copies of the snapshot must not share. */
    void restored() throws Exception {
        if (takeRestored()) {
            handler.restored();
        }
    }

    private synchronized boolean takeRestored() { // no AtomicBoolean in a cold start, which makes method handles
        boolean before = toBeRestored;
        toBeRestored = false;
        return before;
    }

    private synchronized boolean isToBeRestored() {
        return toBeRestored;
    }

    private synchronized boolean takeFirst() {
        boolean first = !served;
        served = true;
        return first;
    }

    private static Constants constants(Map<String, String> environment, ClassLoader loader) {
        var path = environment.get("SOSW_CONST");
        return path == null ? ConstantsFile.ofResource(loader) : ConstantsFile.ofPath(path);
    }

    /** Event in, answer out. */
    byte[] handle(byte[] event, Invocation invocation) throws Exception {
        if (isToBeRestored()) {
            log.log(Level.WARNING, "Nobody has told that this process was restored from a snapshot; renewed now.");
            restored();
        }
        if (takeFirst()) {
            LineLogger.coldRequest(invocation.requestId());
        } else {
            LineLogger.request(invocation.requestId());
        }
        try {
            return Json.writeBytes(handler.handle(event.length == 0 ? null : Json.parse(event), invocation));
        } finally {
            LineLogger.request(null);
        }
    }

    Invocation invocation(@Nullable String requestId, @Nullable String arn, Instant deadline) {
        return new Invocation(
                requestId == null ? "" : requestId, name, arn == null ? "" : arn, memory(), 1, deadline, clock);
    }

    Clock clock() {
        return clock;
    }

    private int memory() {
        var megabytes = environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        return megabytes == null ? 0 : Integer.parseInt(megabytes);
    }
}
