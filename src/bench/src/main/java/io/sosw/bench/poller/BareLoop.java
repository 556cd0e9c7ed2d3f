package io.sosw.bench.poller;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Config;
import io.sosw.config.ConfigLoader;
import io.sosw.config.Constants;
import io.sosw.config.Sources;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Receives ten, handles them, deletes ten, until the queue is empty: what the poller's safety is compared with. */
public final class BareLoop {
    private BareLoop() {}

    /** Takes the queue's URL, the number of threads and the client's options. */
    public static void main(String[] arguments) throws InterruptedException {
        Config config = new ConfigLoader(AwsOptions.ofSqs())
                .load(new Sources(Constants.none(), Map.of(), List.of(arguments).subList(2, arguments.length), false));
        try (var sqs = AwsClients.sqs(config)) {
            var threads = new Thread[Integer.parseInt(arguments[1])];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> drain(sqs, arguments[0]), "loop-" + i);
                threads[i].start();
            }
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private static void drain(SqsClient sqs, String queue) {
        while (true) {
            var messages = sqs.receiveMessage(request -> request.queueUrl(queue)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(1)
                            .messageSystemAttributeNamesWithStrings("All")
                            .messageAttributeNames("All"))
                    .messages();
            if (messages.isEmpty()) {
                return;
            }
            messages.forEach(message -> FiveMilliseconds.handle());
            sqs.deleteMessageBatch(request -> request.queueUrl(queue)
                    .entries(messages.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
    }
}
