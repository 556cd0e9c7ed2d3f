package io.sosw.local.s3.wire;

import io.sosw.local.wire.Fault;
import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Protocol;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import io.sosw.local.wire.rest.BadRequest;
import io.sosw.local.wire.rest.RestProtocol;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 on the wire: what stands around the plain REST operations. */
public final class S3Protocol implements Protocol {
    private static final long LARGEST_BODY = 6L << 30;

    private final S3Dialect dialect = new S3Dialect();
    private final RestProtocol rest = new RestProtocol(dialect);
    private final Presigned presigned;
    private final FormUpload forms;

    /**
     * @param clock by which presigned addresses and form policies expire
     */
    public S3Protocol(Clock clock) {
        this.presigned = new Presigned(clock);
        this.forms = new FormUpload(clock);
    }

    /** S3 at its place on the port. */
    public static Mount mount(Clock clock, Supplier<? extends S3Client> client) {
        return Mount.of("s3", "", new S3Protocol(clock), () -> new Served("s3", S3Client.class, client.get()))
                .withBodyLimit(LARGEST_BODY);
    }

    @Override
    public WireResponse serve(WireRequest original, Served service) throws IOException {
        var request = VirtualHost.toPath(original);
        WireResponse response;
        try {
            presigned.check(request);
            response = FormUpload.isForm(request)
                    ? forms.serve(request, service)
                    : rest.serve(Payload.decoded(request), service);
        } catch (BadRequest e) {
            var message = e.getMessage() == null ? e.code() : e.getMessage();
            response = dialect.error(request, new Fault(e.code(), message, e.status(), null), Map.of());
        }
        return response.withHeader("x-amz-request-id", request.requestId())
                .withHeader("x-amz-id-2", request.requestId());
    }
}
