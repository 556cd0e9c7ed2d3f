package io.sosw.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import io.sosw.invoke.Handover;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueDelayTest {
    @RegisterExtension
    static final LocalAws AWS = new LocalAws();

    @Test
    void theEventWaitsInTheQueue() {
        var sqs = AWS.client(SqsClient.builder());
        var url = sqs.createQueue(queue -> queue.queueName("again")).queueUrl();

        var handover = new QueueDelay(sqs, url).send("any", Map.of("cursor", 7), Duration.ofMinutes(15), "x-2");

        assertThat(handover).isEqualTo(new Handover.Accepted());
        assertThat(sqs.receiveMessage(receive -> receive.queueUrl(url)).messages())
                .isEmpty();
        assertThat(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
    }

    @Test
    void aMissingQueueRefuses() {
        var sqs = AWS.client(SqsClient.builder());
        var url = sqs.createQueue(queue -> queue.queueName("other")).queueUrl().replace("other", "missing");
        assertThat(new QueueDelay(sqs, url).send("any", Map.of(), Duration.ofSeconds(1), "x-2"))
                .isInstanceOfSatisfying(
                        Handover.Refused.class,
                        refused -> assertThat(refused.passing()).isFalse());
    }
}
