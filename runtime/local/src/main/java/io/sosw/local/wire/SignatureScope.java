package io.sosw.local.wire;

import java.util.List;
import java.util.regex.Pattern;

/** The service name in a request's SigV4 credential scope, from the header or from a presigned address. */
final class SignatureScope {
    private static final Pattern CREDENTIAL = Pattern.compile("[^/,\\s]+/\\d{8}/[^/,\\s]*/([^/,\\s]+)/aws4_request");

    private SignatureScope() {}

    /** Empty when the request is not signed with SigV4. */
    static String of(WireRequest request) {
        var header = match(first(request.headers().get("authorization")));
        return header.isEmpty() ? match(first(request.query().get("X-Amz-Credential"))) : header;
    }

    private static String match(String text) {
        var matcher = CREDENTIAL.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String first(@org.jspecify.annotations.Nullable List<String> values) {
        return values == null || values.isEmpty() ? "" : values.get(0);
    }
}
