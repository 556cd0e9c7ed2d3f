package io.sosw.local.lambda.environment;

import io.sosw.local.http.HttpPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The Runtime API of one environment.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda: the runtime API</a>
 */
final class RuntimeServer implements AutoCloseable {
    /** Lambda's limit for an answer. */
    private static final int MOST_BYTES = 6_291_556;

    private static final ContentType JSON = ContentType.create("application/json");
    private static final String BASE = "/2018-06-01/runtime/";

    /** Who gives out events and takes answers. */
    interface Desk {
        /** Waits for an event; null when there will be none. */
        @Nullable
        Assignment next() throws InterruptedException;

        /** False if that request is not under way. */
        boolean answer(String requestId, Outcome outcome);

        void initFailed(Outcome outcome);
    }

    /** An event and when it must be done, in milliseconds since 1970. */
    record Assignment(Call call, long deadline) {}

    private final HttpPort port = HttpPort.loopback("runtime-api");
    private final Desk desk;

    RuntimeServer(Desk desk) throws IOException {
        this.desk = desk;
    }

    /** Begins to answer; gives the address. */
    String start() {
        port.answer(this::serve);
        return port.address();
    }

    private void serve(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        var path = request.getPath().startsWith(BASE) ? request.getPath().substring(BASE.length()) : "";
        if (path.equals("invocation/next")) {
            next(response);
            return;
        }
        var body = HttpPort.body(request).readAllBytes();
        var parts = path.split("/");
        var type = request.getFirstHeader("Lambda-Runtime-Function-Error-Type");
        var failure = Outcome.failure(body, type == null ? "" : type.getValue());
        if (path.equals("init/error")) {
            desk.initFailed(failure.fatally());
            answer(response, 202, "{\"status\":\"OK\"}");
        } else if (parts.length == 3 && parts[2].equals("error")) {
            settle(response, parts[1], failure);
        } else if (parts.length == 3 && parts[2].equals("response")) {
            if (body.length > MOST_BYTES) {
                answer(
                        response,
                        413,
                        "{\"errorMessage\":\"Exceeded maximum allowed payload size (" + MOST_BYTES
                                + " bytes).\",\"errorType\":\"RequestEntityTooLarge\"}");
            } else {
                settle(response, parts[1], Outcome.success(body));
            }
        } else {
            answer(response, 404, "{\"errorMessage\":\"No such path\",\"errorType\":\"NotFound\"}");
        }
    }

    private void next(ClassicHttpResponse response) throws IOException {
        try {
            var assignment = desk.next();
            if (assignment == null) {
                throw new ConnectionClosedException("There will be no more events");
            }
            var call = assignment.call();
            response.setHeader("Lambda-Runtime-Aws-Request-Id", call.requestId());
            response.setHeader("Lambda-Runtime-Deadline-Ms", Long.toString(assignment.deadline()));
            response.setHeader("Lambda-Runtime-Invoked-Function-Arn", call.arn());
            response.setHeader("Lambda-Runtime-Trace-Id", call.trace());
            if (!call.clientContext().isEmpty()) {
                response.setHeader("Lambda-Runtime-Client-Context", call.clientContext());
            }
            response.setEntity(new ByteArrayEntity(call.payload(), JSON));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionClosedException("The environment is closed", e);
        }
    }

    private void settle(ClassicHttpResponse response, String requestId, Outcome outcome) {
        if (desk.answer(requestId, outcome)) {
            answer(response, 202, "{\"status\":\"OK\"}");
        } else {
            answer(response, 400, "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}");
        }
    }

    private static void answer(ClassicHttpResponse response, int status, String json) {
        response.setCode(status);
        response.setEntity(new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), JSON));
    }

    @Override
    public void close() {
        port.close();
    }
}
