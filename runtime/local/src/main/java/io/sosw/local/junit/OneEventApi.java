package io.sosw.local.junit;

import io.sosw.local.http.HttpPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Lambda's Runtime API for a single event; afterwards it answers 500, on which a runtime must exit. */
final class OneEventApi implements AutoCloseable {
    private final HttpPort port = HttpPort.loopback("one-event");
    private volatile byte @Nullable [] event;
    private volatile @Nullable String answer;

    OneEventApi(byte[] event) throws IOException {
        this.event = event.clone();
        port.answer(this::serve);
    }

    String address() {
        return port.address();
    }

    boolean answered() {
        return answer != null;
    }

    @Nullable
    String answer() {
        return answer;
    }

    private void serve(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
            throws IOException {
        var path = request.getPath();
        if (path.endsWith("/invocation/next")) {
            next(response);
        } else {
            var body = new String(HttpPort.body(request).readAllBytes(), StandardCharsets.UTF_8);
            answer = path.endsWith("/response") ? body : "failed: " + body;
            response.setCode(202);
        }
    }

    private void next(ClassicHttpResponse response) {
        var body = event;
        event = null;
        response.setHeader("Lambda-Runtime-Aws-Request-Id", "request-1");
        if (body == null) {
            response.setCode(500);
        } else {
            response.setEntity(new ByteArrayEntity(body, null));
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
