package io.sosw.local.wire;

import java.io.IOException;

/** One wire protocol of AWS (JSON, query, CBOR, REST): reads a request, calls the service, writes the answer. */
public interface Protocol {

    /**
     * Serves one request. An AWS error (a service exception thrown by the client implementation) becomes an error
     * response of this protocol; an operation that the service does not implement becomes 501 naming it.
     */
    WireResponse serve(WireRequest request, Served service) throws IOException;
}
