package io.sosw.aws.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Remembers what is published, in the words of the recorded vectors. */
final class RecordingSns implements SnsClient {
    final List<Map<String, Object>> published = new ArrayList<>();
    boolean broken;

    @Override
    public PublishResponse publish(PublishRequest request) {
        if (broken) {
            throw new IllegalStateException("throttled");
        }
        var seen = new LinkedHashMap<String, Object>();
        seen.put("TopicArn", request.topicArn());
        seen.put("Subject", request.subject());
        seen.put("Message", request.message());
        if (!request.messageAttributes().isEmpty()) {
            var attributes = new LinkedHashMap<String, Object>();
            request.messageAttributes()
                    .forEach((name, value) -> attributes.put(
                            name, Map.of("DataType", value.dataType(), "StringValue", value.stringValue())));
            seen.put("MessageAttributes", attributes);
        }
        published.add(seen);
        return PublishResponse.builder().messageId("m").build();
    }

    @Override
    public String serviceName() {
        return "sns";
    }

    @Override
    public void close() {}
}
