package io.sosw.local.s3.wire;

import io.sosw.local.wire.WireRequest;
import java.util.regex.Pattern;

/** Addresses such as {@code http://bucket.localhost:4566/key}. */
final class VirtualHost {
    private static final Pattern HOST =
            Pattern.compile("(.+?)(?:\\.s3(?:[.-][a-z0-9-]+)?)?\\.localhost(?::\\d+)?", Pattern.CASE_INSENSITIVE);

    private VirtualHost() {}

    /** The same request with the bucket in the path. */
    static WireRequest toPath(WireRequest request) {
        var match = HOST.matcher(request.header("host"));
        if (!match.matches() || match.group(1).equals("s3") || match.group(1).startsWith("s3.")) {
            return request;
        }
        var path = "/" + match.group(1) + (request.path().equals("/") ? "" : request.path());
        return new WireRequest(request.method(), path, request.query(), request.headers(), request.body());
    }
}
