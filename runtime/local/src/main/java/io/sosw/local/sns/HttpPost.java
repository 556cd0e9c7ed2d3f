package io.sosw.local.sns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Posts to subscribers on this machine; nothing ever leaves it. */
final class HttpPost {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int PATIENCE_MILLIS = 15_000;

    private HttpPost() {}

    static boolean isLoopback(String endpoint) {
        try {
            var host = URI.create(endpoint).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @throws UncheckedIOException if nobody took it
     */
    static void send(Subscription subscription, String type, String messageId, String body) {
        try {
            var connection = (HttpURLConnection)
                    URI.create(subscription.endpoint).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "text/plain; charset=UTF-8");
            connection.setRequestProperty("x-amz-sns-message-type", type);
            connection.setRequestProperty("x-amz-sns-message-id", messageId);
            connection.setRequestProperty("x-amz-sns-topic-arn", subscription.topicArn);
            connection.setRequestProperty("x-amz-sns-subscription-arn", subscription.arn);
            if (subscription.isRaw()) {
                connection.setRequestProperty("x-amz-sns-rawdelivery", "true");
            }
            try (var out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() >= 300) {
                throw new IOException(subscription.endpoint + " answered " + connection.getResponseCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
