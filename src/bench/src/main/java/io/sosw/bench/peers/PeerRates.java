package io.sosw.bench.peers;

import static java.util.Objects.requireNonNull;

import io.sosw.bench.dynamodb.Rate;
import io.sosw.bench.dynamodb.Tasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Prints operations per second of the shim beside its peers, in turns, in one run: {@code src/bench/peers.sh figures}. */
public final class PeerRates {
    private static final int COUNT = Integer.getInteger("count", 2_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int TEN_KILOBYTES = 10_240;
    private static final int MESSAGE = 256;

    private PeerRates() {}

    /** Takes {@code service:name=endpoint}. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        System.out.println(
                "| operation | threads | who | operations/s, median of " + ROUNDS + " | the shim beside it |");
        System.out.println("| --- | --- | --- | --- | --- |");
        for (int threads : new int[] {1, 8}) {
            compare(threads, "dynamodb", arguments, PeerRates::dynamoDb);
            compare(threads, "sqs", arguments, PeerRates::sqs);
            compare(threads, "s3", arguments, PeerRates::s3);
        }
    }

    private interface Workload {
        Map<String, IntConsumer> of(Peer peer, int threads);
    }

    private static void compare(int threads, String service, String[] arguments, Workload workload)
            throws InterruptedException, ExecutionException {
        var peers = Peer.of(service, arguments);
        var rates = new LinkedHashMap<String, Map<String, List<Double>>>();
        var operations = new LinkedHashMap<Peer, Map<String, IntConsumer>>();
        for (var peer : peers) {
            operations.put(peer, workload.of(peer, threads));
        }
        for (int round = -1; round < ROUNDS; round++) { // the first one warms up
            for (var peer : peers) {
                for (var operation : requireNonNull(operations.get(peer)).entrySet()) {
                    int count = peer.name().equals("moto") ? COUNT / 10 : COUNT;
                    int first = (round + 1) * COUNT;
                    double rate = Rate.of(i -> operation.getValue().accept(first + i), count, threads);
                    if (round >= 0) {
                        rates.computeIfAbsent(operation.getKey(), k -> new LinkedHashMap<>())
                                .computeIfAbsent(peer.name(), k -> new ArrayList<>())
                                .add(rate);
                    }
                }
            }
        }
        rates.forEach((operation, byPeer) -> print(operation, threads, byPeer));
    }

    private static void print(String operation, int threads, Map<String, List<Double>> byPeer) {
        double ours = median(byPeer.getOrDefault("shim", List.of(Double.NaN)));
        byPeer.forEach((name, rates) -> System.out.printf(
                "| %s | %d | %s | %,.0f | %.2f |%n", operation, threads, name, median(rates), ours / median(rates)));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Map<String, IntConsumer> dynamoDb(Peer peer, int threads) {
        var tasks = new Tasks(peer.client(DynamoDbClient.builder()), "tasks-" + threads);
        tasks.createTable();
        var operations = new LinkedHashMap<String, IntConsumer>();
        operations.put("PutItem, 200 bytes, one index", tasks::put);
        operations.put("Query of an index, 10 items", i -> tasks.query(i % (COUNT / 10)));
        operations.put("GetItem", tasks::get);
        return operations;
    }

    private static Map<String, IntConsumer> sqs(Peer peer, int threads) {
        var sqs = peer.client(SqsClient.builder());
        var url = sqs.createQueue(r -> r.queueName("rates-" + threads)).queueUrl();
        var body = "m".repeat(MESSAGE);
        var operations = new LinkedHashMap<String, IntConsumer>();
        operations.put(
                "SendMessage, 256 bytes",
                i -> sqs.sendMessage(r -> r.queueUrl(url).messageBody(body)));
        operations.put("ReceiveMessage and DeleteMessage", i -> {
            for (var message : sqs.receiveMessage(r -> r.queueUrl(url)).messages()) {
                sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        });
        return operations;
    }

    private static Map<String, IntConsumer> s3(Peer peer, int threads) {
        var s3 = peer.client(S3Client.builder());
        var bucket = "rates-" + threads;
        s3.createBucket(r -> r.bucket(bucket));
        var body = new byte[TEN_KILOBYTES];
        var keys = new ConcurrentLinkedQueue<String>();
        var operations = new LinkedHashMap<String, IntConsumer>();
        operations.put("PutObject, 10 KB", i -> {
            var key = "a/" + i;
            s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(body));
            keys.add(key);
        });
        operations.put("GetObject, 10 KB", i -> {
            var key = keys.remove();
            s3.getObjectAsBytes(r -> r.bucket(bucket).key(key));
        });
        return operations;
    }
}
