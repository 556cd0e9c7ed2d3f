package io.sosw.aws.queue;

import io.sosw.invoke.DelayedInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Delays an event in the standard queue that triggers the function, 15 minutes at most. Needs {@code sqs:SendMessage}.
 * AWS counts these calls too when it looks for recursion.
 *
 * <p>Safe for use by several threads.
 */
public final class QueueDelay implements DelayedInvoker {
    private static final int SERVER_ERROR = 500;

    private final SqsClient client;
    private final String queueUrl;

    public QueueDelay(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public Duration longest() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Handover send(String function, Object payload, Duration delay, String name) {
        try {
            client.sendMessage(message ->
                    message.queueUrl(queueUrl).messageBody(Json.write(payload)).delaySeconds((int) delay.toSeconds()));
            return new Handover.Accepted();
        } catch (AwsServiceException e) {
            var reason = String.valueOf(e.getMessage());
            return e.statusCode() < SERVER_ERROR
                    ? new Handover.Refused(reason, e.isThrottlingException())
                    : new Handover.Unknown(reason);
        } catch (SdkException e) {
            return new Handover.Unknown(String.valueOf(e.getMessage()));
        }
    }
}
