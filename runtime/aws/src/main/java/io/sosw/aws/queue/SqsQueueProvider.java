package io.sosw.aws.queue;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.error.UserError;
import io.sosw.wrapper.poller.MessageQueue;
import io.sosw.wrapper.poller.QueueProvider;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Opens queues of SQS; found by {@link java.util.ServiceLoader}. */
public final class SqsQueueProvider implements QueueProvider {

    /** As the service loader calls it. */
    public SqsQueueProvider() {}

    @Override
    public List<Option<?>> options() {
        return AwsOptions.ofSqs();
    }

    @Override
    public MessageQueue open(String queue, Config config) {
        var client = AwsClients.sqs(config);
        try {
            return open(queue, client, place(config));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private static String place(Config config) {
        var region = "region " + config.get(AwsOptions.REGION);
        return config.get(AwsOptions.SQS_ENDPOINT)
                .map(url -> url + ", " + region)
                .orElse(region);
    }

    static MessageQueue open(String queue, SqsClient client, String place) {
        try {
            var url = queue.contains("://")
                    ? queue
                    : client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
            var opened = new SqsMessageQueue(client, url);
            opened.attributes();
            return opened;
        } catch (QueueDoesNotExistException e) {
            throw new UserError(
                    "The queue '" + queue + "' does not exist (" + place + ")",
                    "correct --read_queue, or declare the queue in template.yaml and start the shim again.",
                    "missing-queue",
                    e);
        } catch (SqsException e) {
            throw new UserError(
                    "SQS refused the queue '" + queue + "' (" + place + "): " + e.getMessage(),
                    "check credentials, region and the permissions sqs:GetQueueUrl, sqs:GetQueueAttributes,"
                            + " sqs:ReceiveMessage, sqs:DeleteMessage and sqs:ChangeMessageVisibility.",
                    "queue-refused",
                    e);
        } catch (SdkClientException e) {
            throw new UserError(
                    "SQS cannot be reached for the queue '" + queue + "' (" + place + "): " + e.getMessage(),
                    "start the shim by `mvn sosw:shim`, or check --sqs_endpoint, --region and the credentials"
                            + " (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; the shim takes any).",
                    "queue-unreachable",
                    e);
        }
    }
}
