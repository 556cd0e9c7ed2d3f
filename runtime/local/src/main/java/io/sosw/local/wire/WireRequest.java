package io.sosw.local.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * An HTTP request as a protocol sees it.
 *
 * @param method upper case
 * @param path raw (still percent-encoded), with its leading slash
 * @param query decoded parameters in order, repeated names kept
 * @param headers names in lower case; {@code x-amzn-requestid} is the id given to this request by the gateway
 * @param body the raw body; not yet de-chunked from {@code aws-chunked}
 */
public record WireRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        InputStream body) {

    private static final long DECOMPRESSED_LIMIT = 64L << 20;

    /** The first value of a header, or empty. */
    public String header(String name) {
        var values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The first value of a query parameter, or empty. */
    public String parameter(String name) {
        var values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The body without its content encoding; clients compress large metrics and logs. */
    public InputStream decodedBody() throws IOException {
        return header("content-encoding").equals("gzip")
                ? new BodyLimit(new GZIPInputStream(body), DECOMPRESSED_LIMIT)
                : body;
    }

    /** How many bytes the body has once {@code aws-chunked} is undone, as far as the headers say; -1 if they do not. */
    public long bodyLength() {
        var length = header("x-amz-decoded-content-length");
        length = length.isEmpty() ? header("content-length") : length;
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    /** The id that the gateway gave to this request. */
    public String requestId() {
        return header("x-amzn-requestid");
    }

    public WireRequest withBody(InputStream other) {
        return new WireRequest(method, path, query, headers, other);
    }

    public WireRequest withQuery(Map<String, List<String>> other) {
        return new WireRequest(method, path, other, headers, body);
    }
}
