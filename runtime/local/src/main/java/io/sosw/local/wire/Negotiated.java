package io.sosw.local.wire;

import java.io.IOException;

/**
 * A service that speaks several protocols; the client's headers choose. The content type says nothing: url-connection
 * adds that of a form to any POST without a body.
 *
 * @param json for requests with {@code X-Amz-Target}
 * @param cbor for requests with {@code smithy-protocol: rpc-v2-cbor}
 * @param other for all others
 */
public record Negotiated(Protocol json, Protocol cbor, Protocol other) implements Protocol {
    @Override
    public WireResponse serve(WireRequest request, Served service) throws IOException {
        if (request.header("smithy-protocol").equals("rpc-v2-cbor")) {
            return cbor.serve(request, service);
        }
        return (request.header("x-amz-target").isEmpty() ? other : json).serve(request, service);
    }
}
