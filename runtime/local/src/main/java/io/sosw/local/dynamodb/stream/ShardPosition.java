package io.sosw.local.dynamodb.stream;

import io.sosw.local.dynamodb.value.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a shard iterator says.
 *
 * @param number of the next change to read
 * @param made when it was given out
 */
record ShardPosition(String arn, long number, Instant made) {
    private static final Pattern TEXT = Pattern.compile("(arn:[^|]+)\\|(\\d{1,18})\\|(\\d{1,18})");

    String encoded() {
        var text = arn + "|" + number + "|" + made.toEpochMilli();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static ShardPosition decoded(String iterator) {
        var matcher = TEXT.matcher(text(iterator));
        if (!matcher.matches()) {
            throw Rejection.validation("Invalid ShardIterator");
        }
        return new ShardPosition(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(3))));
    }

    private static String text(String iterator) {
        try {
            return new String(Base64.getDecoder().decode(iterator), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            var rejection = Rejection.validation("Invalid ShardIterator");
            rejection.addSuppressed(e);
            throw rejection;
        }
    }
}
