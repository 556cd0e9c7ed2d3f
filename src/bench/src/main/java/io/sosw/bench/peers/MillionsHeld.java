package io.sosw.bench.peers;

import io.sosw.bench.dynamodb.Rate;
import io.sosw.bench.dynamodb.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Fills the shim over the port and looks at latency and memory on the way: {@code src/bench/peers.sh millions}. */
public final class MillionsHeld {
    private static final int ALL = Integer.getInteger("items", 1_000_000);
    private static final int STEPS = 4;
    private static final int SAMPLES = 2_000;
    private static final int THREADS = 4;
    private static final int MESSAGE = 256;
    private static final int BATCH = 10;
    private static final int ITEMS_A_BATCH = 25;

    private MillionsHeld() {}

    /** Takes {@code dynamodb:shim=endpoint sqs:shim=endpoint} and the process. */
    public static void main(String[] arguments) throws Exception {
        var process = Path.of("/proc", arguments[arguments.length - 1], "status");
        var tasks = new Tasks(Peer.of("dynamodb", arguments).get(0).client(DynamoDbClient.builder()), "million");
        var sqs = Peer.of("sqs", arguments).get(0).client(SqsClient.builder());
        var url = sqs.createQueue(r -> r.queueName("million")).queueUrl();
        tasks.createTable();
        IntConsumer receive = i -> {
            for (var message : sqs.receiveMessage(r -> r.queueUrl(url)).messages()) {
                sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        };
        System.out.println(
                "| held | PutItem | Query of the index | GetItem | SendMessage | receive and delete | RSS |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (int step = 0; step <= STEPS; step++) {
            int from = Math.max(0, step - 1) * (ALL / STEPS);
            int to = step == 0 ? SAMPLES * 2 : step * (ALL / STEPS);
            Rate.of(i -> tasks.putBatch(from + i * ITEMS_A_BATCH, ITEMS_A_BATCH), (to - from) / ITEMS_A_BATCH, THREADS);
            Rate.of(i -> send(sqs, url), (to - from) / BATCH, THREADS);
            if (step == 0) { // warms up
                times(tasks::put);
                times(tasks::query);
            }
            System.out.printf(
                    "| %,d of each | %s | %s | %s | %s | %s | %s |%n",
                    to,
                    times(tasks::put),
                    times(tasks::query),
                    times(tasks::get),
                    times(i -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("m".repeat(MESSAGE)))),
                    times(receive),
                    memory(process));
        }
    }

    private static void send(SqsClient sqs, String url) {
        var entries = IntStream.range(0, BATCH)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("e" + i)
                        .messageBody("m".repeat(MESSAGE))
                        .build())
                .toList();
        sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
    }

    /** Median and 99th percentile, one after the other. */
    private static String times(IntConsumer operation) {
        var nanos = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            operation.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return "%.2f / %.2f ms".formatted(nanos[SAMPLES / 2] / 1e6, nanos[SAMPLES * 99 / 100] / 1e6);
    }

    private static String memory(Path process) throws java.io.IOException {
        return Files.readAllLines(process).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("?");
    }
}
