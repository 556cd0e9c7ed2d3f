package io.sosw.aws.topic;

import io.sosw.alarm.Alarm;
import software.amazon.awssdk.services.sns.SnsClient;

/** Raises alarms on a topic. Needs {@code software.amazon.awssdk:sns} on the class path and {@code sns:Publish}. */
public final class TopicAlarm implements Alarm {
    private final SnsClient client;
    private final String topicArn;

    public TopicAlarm(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    public void raise(String subject, String message) {
        client.publish(publish -> publish.topicArn(topicArn)
                .subject(BatchedTopic.subject(subject))
                .message(message));
    }
}
