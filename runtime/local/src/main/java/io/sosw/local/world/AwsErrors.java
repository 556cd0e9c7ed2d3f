package io.sosw.local.world;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Fills the SDK's exceptions as its own clients fill them from the wire. */
public final class AwsErrors {
    private AwsErrors() {}

    /**
     * @param builder of the modeled exception, or of the service's general one
     * @param code as AWS sends it
     */
    public static AwsServiceException of(AwsServiceException.Builder builder, int status, String code, String message) {
        var details =
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
        return builder.awsErrorDetails(details)
                .message(message)
                .statusCode(status)
                .build();
    }

    /** The SDK's exceptions refuse {@code initCause}; what led to them is kept as suppressed. */
    public static <E extends RuntimeException> E because(E error, Throwable cause) {
        error.addSuppressed(cause);
        return error;
    }
}
