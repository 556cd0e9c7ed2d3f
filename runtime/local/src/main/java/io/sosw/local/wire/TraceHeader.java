package io.sosw.local.wire;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** X-Ray's trace header belongs to no operation; it reaches the services where the SDK keeps further headers. */
public final class TraceHeader {
    /** Its name. */
    public static final String NAME = "X-Amzn-Trace-Id";

    private TraceHeader() {}

    /** Puts the header of the HTTP request, if there is one, into the SDK's request. */
    public static void carry(WireRequest from, Object builder) {
        var value = from.header(NAME);
        if (!value.isEmpty() && builder instanceof AwsRequest.Builder request) {
            request.overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                    .putHeader(NAME, value)
                    .build());
        }
    }

    /** The header that came with a request, or empty. */
    public static String of(AwsRequest request) {
        return request.overrideConfiguration()
                .flatMap(further -> further.headers().getOrDefault(NAME, java.util.List.of()).stream()
                        .findFirst())
                .orElse("");
    }
}
