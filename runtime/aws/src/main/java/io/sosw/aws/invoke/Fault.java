package io.sosw.aws.invoke;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an exception of the SDK says of a request that was made once.
 *
 * @param reason for people
 * @param certain whether the service certainly did not take the request
 * @param passing whether trying later may help
 */
record Fault(String reason, boolean certain, boolean passing) {
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    static Fault of(SdkException e) {
        if (e instanceof AwsServiceException refused) {
            return ofService(refused);
        }
        var reason = String.valueOf(e.getMessage());
        if (e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException
                || e instanceof AbortedException) {
            return new Fault(reason, false, true);
        }
        var lower = ioCause(e);
        if (lower == null) {
            return new Fault(reason, true, false); // no credentials, no region: nothing was sent
        }
        var unsent = lower instanceof ConnectException
                || lower instanceof NoRouteToHostException
                || lower instanceof UnknownHostException
                || lower instanceof SSLHandshakeException
                || String.valueOf(lower.getMessage()).toLowerCase(Locale.ROOT).contains("connect timed out");
        return new Fault(reason, unsent, true);
    }

    private static Fault ofService(AwsServiceException e) {
        var details = e.awsErrorDetails();
        var reason = details == null || details.errorCode() == null
                ? String.valueOf(e.getMessage())
                : details.errorCode() + ": " + details.errorMessage();
        var status = e.statusCode();
        if (status >= SERVER_ERROR) {
            return new Fault(reason, false, true); // it may have been taken before it broke
        }
        return new Fault(reason, true, status == TOO_MANY || status == CONFLICT);
    }

    private static @Nullable Throwable ioCause(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return cause;
            }
        }
        return null;
    }
}
