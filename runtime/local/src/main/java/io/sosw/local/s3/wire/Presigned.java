package io.sosw.local.s3.wire;

import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.rest.BadRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Addresses that carry their signature, of version 4 or 2, end at their time. Signatures themselves are not checked. */
final class Presigned {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final long LONGEST = Duration.ofDays(7).toSeconds();

    private final Clock clock;

    Presigned(Clock clock) {
        this.clock = clock;
    }

    void check(WireRequest request) {
        if (request.query().containsKey("X-Amz-Signature")) {
            var begins = date(request.parameter("X-Amz-Date"));
            var seconds = seconds(request.parameter("X-Amz-Expires"));
            if (seconds < 0 || seconds > LONGEST) {
                throw parameters("X-Amz-Expires must be between 0 and " + LONGEST + " seconds");
            }
            checkEnd(begins.plusSeconds(seconds));
        } else if (request.query().containsKey("Signature") && request.query().containsKey("AWSAccessKeyId")) {
            checkEnd(Instant.ofEpochSecond(seconds(request.parameter("Expires"))));
        }
    }

    private void checkEnd(Instant end) {
        if (clock.instant().isAfter(end)) {
            throw new BadRequest(403, "AccessDenied", "Request has expired", null);
        }
    }

    private static Instant date(String text) {
        try {
            return DATE.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw parameters("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw parameters("X-Amz-Expires should be a number");
        }
    }

    private static BadRequest parameters(String message) {
        return new BadRequest("AuthorizationQueryParametersError", message, null);
    }
}
