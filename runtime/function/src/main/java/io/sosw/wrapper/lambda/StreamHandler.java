package io.sosw.wrapper.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.sosw.log.LineLogger;
import io.sosw.time.SystemClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;

/**
 * The handler for Lambda's managed runtimes: {@code io.sosw.wrapper.lambda.StreamHandler}. A stream handler, because the
 * managed runtime's own binding of events costs 200 ms of CPU in a cold start.
 */
public final class StreamHandler implements RequestStreamHandler {
    private final LambdaProcess process;

    /** Init, as Lambda calls it. */
    public StreamHandler() {
        this(System.getenv(), StreamHandler.class.getClassLoader(), new SystemClock());
    }

    /** Its log does as the process does. */
    StreamHandler(Map<String, String> environment, ClassLoader loader, Clock clock) {
        boolean snapshot = LambdaProcess.isSnapshot(environment);
        if (snapshot) {
            SnapshotHook.chooseContext();
        }
        process = LambdaProcess.start(environment, loader, clock, LineLogger.ofProcess("sosw", System.out, clock));
        if (snapshot) {
            SnapshotHook.register(process);
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var deadline = process.clock().instant().plusMillis(context.getRemainingTimeInMillis());
        var invocation = process.invocation(context.getAwsRequestId(), context.getInvokedFunctionArn(), deadline);
        try {
            output.write(process.handle(input.readAllBytes(), invocation));
        } catch (Exception e) {
            StreamHandler.<RuntimeException>rethrow(e);
        }
    }

    /** The caller sees the function's own exception, checked or not, as with any other handler. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
