package io.sosw.wrapper.lambda;

import io.sosw.log.LineLogger;
import io.sosw.log.LogSettings;
import io.sosw.wrapper.dispatch.Code;
import io.sosw.wrapper.dispatch.EventHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Our own loop over the Runtime API, for images and custom runtimes: no native library, any operating system. */
public final class RuntimeLoop {
    private static final String INIT_ERROR = "Runtime.BadFunctionCode";
    private static final String RESTORE_ERROR = "Runtime.RestoreError";
    private static final String FUNCTION_ERROR = "Runtime.UserException";
    private static final byte[] TOO_LARGE = ("{\"errorMessage\":\"The answer is larger than Lambda's 6 MB\","
                    + "\"errorType\":\"Function.ResponseSizeTooLarge\",\"stackTrace\":[]}")
            .getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> environment;
    private final Code code;
    private final Clock clock;
    private final Logger log;

    /**
     * A loop, not started yet.
     *
     * @param environment holds {@code AWS_LAMBDA_RUNTIME_API}
     * @param loader finds the function
     * @param clock measures the remaining time
     */
    public RuntimeLoop(Map<String, String> environment, ClassLoader loader, Clock clock) {
        this(environment, Code.of(loader), clock);
    }

    /** A loop over code that need not stay as it is. */
    public RuntimeLoop(Map<String, String> environment, Code code, Clock clock) {
        this(environment, code, clock, LogSettings.ofLambda(environment).logger("sosw", System.out, clock));
    }

    RuntimeLoop(Map<String, String> environment, Code code, Clock clock, Logger log) {
        this.environment = environment;
        this.code = code;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Serves until the process is no longer of use.
     *
     * @return the exit code
     * @throws IOException if the Runtime API fails; the process must exit
     */
    public int run() throws IOException {
        var address = environment.get("AWS_LAMBDA_RUNTIME_API");
        if (address == null) {
            throw new IllegalStateException("AWS_LAMBDA_RUNTIME_API is not set");
        }
        try (var api = new RuntimeApi(address)) {
            LambdaProcess process;
            try {
                process = start();
            } catch (Throwable e) {
                log.log(Level.ERROR, "The function cannot be started: " + e.getMessage(), e);
                api.initError(ErrorPayload.of(e), INIT_ERROR);
                return 1;
            }
            if (LambdaProcess.isSnapshot(environment)) {
                api.restored();
                try {
                    process.restored();
                } catch (Throwable e) {
                    log.log(Level.ERROR, "The function cannot be restored: " + e.getMessage(), e);
                    api.restoreError(ErrorPayload.of(e), RESTORE_ERROR);
                    return 1;
                }
            }
            while (serve(api, process)) {
                // until the process is broken
            }
            return 1;
        }
    }

    private LambdaProcess start() {
        var deployed = LambdaProcess.deployedName(environment);
        var name = deployed == null
                ? LambdaProcess.descriptor(environment, code.loader()).name()
                : deployed;
        var opened = code.handler(
                new Code.Start() { // no lambda in a cold start
                    @Override
                    public EventHandler with(ClassLoader loader) {
                        return LambdaProcess.open(environment, loader, log);
                    }
                });
        return new LambdaProcess(opened, environment, clock, name, log);
    }

    /** One event; false if the virtual machine cannot be trusted any more. */
    private boolean serve(RuntimeApi api, LambdaProcess process) throws IOException {
        var next = api.next();
        var requestId = next.header("lambda-runtime-aws-request-id");
        if (requestId == null) {
            throw new IOException("The Runtime API sent an event without a request id");
        }
        trace(next);
        var deadline = next.header("lambda-runtime-deadline-ms");
        var invocation = process.invocation(
                requestId,
                next.header("lambda-runtime-invoked-function-arn"),
                deadline == null ? Instant.MAX : Instant.ofEpochMilli(Long.parseLong(deadline)));
        byte[] answer;
        try {
            answer = process.handle(next.body(), invocation);
        } catch (Throwable e) {
            LineLogger.request(requestId);
            log.log(Level.ERROR, "The function failed: " + e, e);
            LineLogger.request(null);
            api.error(requestId, ErrorPayload.of(e), FUNCTION_ERROR);
            return !(e instanceof VirtualMachineError) || e instanceof StackOverflowError;
        }
        if (api.response(requestId, answer) == 413) {
            api.error(requestId, TOO_LARGE, "Function.ResponseSizeTooLarge");
        }
        return true;
    }

    /** AWS X-Ray's libraries read it there. */
    private static void trace(HttpMessage next) {
        var trace = next.header("lambda-runtime-trace-id");
        if (trace == null) {
            System.clearProperty("com.amazonaws.xray.traceHeader");
        } else {
            System.setProperty("com.amazonaws.xray.traceHeader", trace);
        }
    }
}
