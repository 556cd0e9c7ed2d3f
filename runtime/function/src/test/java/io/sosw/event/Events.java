package io.sosw.event;

import io.sosw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as AWS sends them. */
final class Events {
    static final S3Object OBJECT = new S3Object(
            "raw-data",
            "in/large file ü+1.csv",
            1024L,
            "d41d8cd98f00b204e9800998ecf8427e",
            "096fKKXTRTtl3on89fVO.nfljtsv6qko",
            "ObjectCreated:Put",
            "0055AED6DCD90281E5");
    static final String TEST_EVENT = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\","
            + "\"Time\":\"2026-11-21T02:45:00.000Z\",\"Bucket\":\"raw-data\",\"RequestId\":\"5582815E1AEA5ADF\","
            + "\"HostId\":\"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE\"}";

    private Events() {}

    static String s3Notification() {
        try (var in = Events.class.getResourceAsStream("s3-notification.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SqsMessage message(String id, String body, Map<String, String> attributes) {
        return new SqsMessage(
                id, "handle-" + id, body, attributes, Map.of(), "md5", "arn:aws:sqs:us-east-1:000000000000:pending");
    }

    /** Messages m0, m1 and so on, received once. */
    static Map<String, @Nullable Object> sqs(String... bodies) {
        var messages = new ArrayList<SqsMessage>();
        for (var body : bodies) {
            messages.add(message("m" + messages.size(), body, Map.of("ApproximateReceiveCount", "1")));
        }
        return new SqsBatch(messages).toEvent();
    }

    static String snsNotification(String message) {
        return Json.write(Map.of(
                "Type", "Notification",
                "MessageId", "n1",
                "TopicArn", "arn:aws:sns:us-east-1:000000000000:loads",
                "Subject", "Amazon S3 Notification",
                "Message", message,
                "Timestamp", "2026-11-21T02:45:00.000Z",
                "MessageAttributes", Map.of("kind", Map.of("Type", "String", "Value", "load"))));
    }

    static Map<String, Object> snsEvent(String message) {
        return Map.of(
                "Records",
                List.of(Map.of(
                        "EventVersion", "1.0",
                        "EventSource", "aws:sns",
                        "EventSubscriptionArn", "arn:aws:sns:us-east-1:000000000000:loads:1",
                        "Sns", Json.bind(Json.parse(snsNotification(message)), Map.class))));
    }

    static Map<String, Object> eventBridge(String source, String detailType, Map<String, Object> detail) {
        return Map.of(
                "version", "0",
                "id", "e1",
                "detail-type", detailType,
                "source", source,
                "account", "000000000000",
                "time", "2026-11-21T02:45:00Z",
                "region", "us-east-1",
                "resources", List.of(),
                "detail", detail);
    }
}
