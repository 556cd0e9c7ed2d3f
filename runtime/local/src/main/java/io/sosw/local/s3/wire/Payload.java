package io.sosw.local.s3.wire;

import io.sosw.local.s3.checksum.Algorithm;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.rest.BadRequest;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The body as it is meant: without chunk frames, and checked against what the headers say of it. */
final class Payload {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String TRAILER = "x-amz-trailer";
    private static final String ALGORITHM = "x-amz-sdk-checksum-algorithm";

    private Payload() {}

    static WireRequest decoded(WireRequest request) {
        var hash = request.header("x-amz-content-sha256");
        var body = request.body();
        var headers = request.headers();
        if (hash.startsWith("STREAMING-") || request.header("content-encoding").contains("aws-chunked")) {
            body = new AwsChunkedStream(body, length(request), trailer(request));
            headers = unchunked(request);
        } else if (SHA256.matcher(hash).matches()) {
            body = new CheckedStream(body, Map.of(Algorithm.SHA256, hash), "XAmzContentSHA256Mismatch");
        }
        if (request.query().containsKey("delete")) {
            body = digested(request, body);
        }
        return new WireRequest(request.method(), request.path(), request.query(), headers, body);
    }

    /** What DeleteObjects says of its document; other bodies are checked where they are stored. */
    private static InputStream digested(WireRequest request, InputStream body) {
        var claims = new HashMap<Algorithm, String>();
        for (var algorithm : Algorithm.values()) {
            var value = request.header(algorithm.header());
            if (!value.isEmpty()) {
                claims.put(algorithm, value);
            }
        }
        return claims.isEmpty() ? body : new CheckedStream(body, claims, "BadDigest");
    }

    private static long length(WireRequest request) {
        var text = request.header("x-amz-decoded-content-length");
        try {
            return text.isEmpty() ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("InvalidArgument", "x-amz-decoded-content-length is no number: " + text, e);
        }
    }

    private static List<Algorithm> trailer(WireRequest request) {
        var name = request.header(TRAILER).toLowerCase(Locale.ROOT);
        for (var algorithm : Algorithm.values()) {
            if (algorithm.header().equals(name)) {
                return List.of(algorithm);
            }
        }
        if (!name.isEmpty() && name.startsWith("x-amz-checksum-")) {
            throw new BadRequest(
                    "InvalidRequest", "The value specified in the x-amz-trailer header is not supported", null);
        }
        return List.of();
    }

    /** What the headers would be without chunks. A trailer's algorithm is the object's, said in a header or not. */
    private static Map<String, List<String>> unchunked(WireRequest request) {
        var headers = new HashMap<>(request.headers());
        var encodings = Stream.of(request.header("content-encoding").split(",", -1))
                .map(String::trim)
                .filter(each -> !each.isEmpty() && !each.equals("aws-chunked"))
                .toList();
        headers.remove("content-encoding");
        if (!encodings.isEmpty()) {
            headers.put("content-encoding", List.of(String.join(",", encodings)));
        }
        if (length(request) >= 0) {
            headers.put("content-length", List.of(Long.toString(length(request))));
        }
        trailer(request).forEach(algorithm -> headers.putIfAbsent(ALGORITHM, List.of(algorithm.name())));
        return headers;
    }
}
