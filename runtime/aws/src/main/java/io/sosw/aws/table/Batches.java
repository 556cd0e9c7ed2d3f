package io.sosw.aws.table;

import io.sosw.time.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Many rows a call; what the service leaves over is sent again with growing pauses. */
final class Batches<T> {
    private static final int READS = 100;
    private static final int WRITES = 25;
    private static final int TRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final DynamoDbClient client;
    private final String table;
    private final RowType<T> type;
    private final Pause pause;

    Batches(DynamoDbClient client, String table, RowType<T> type, Pause pause) {
        this.client = client;
        this.table = table;
        this.type = type;
        this.pause = pause;
    }

    List<T> get(Collection<Key> keys, boolean consistently) throws InterruptedException {
        var found = new ArrayList<T>();
        var all = keys.stream().map(key -> key.attributes(type)).distinct().toList();
        for (var from = 0; from < all.size(); from += READS) {
            List<Map<String, AttributeValue>> left = all.subList(from, Math.min(from + READS, all.size()));
            var wait = FIRST_PAUSE;
            for (var tries = 1; !left.isEmpty(); tries++) {
                wait = before(tries, wait, left.size());
                var request = Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(left)
                                .consistentRead(consistently ? true : null)
                                .build());
                var answer = client.batchGetItem(get -> get.requestItems(request));
                answer.responses().getOrDefault(table, List.of()).forEach(item -> found.add(type.row(item)));
                var unprocessed = answer.unprocessedKeys().get(table);
                left = unprocessed == null ? List.of() : unprocessed.keys();
            }
        }
        return found;
    }

    void put(Collection<T> rows) throws InterruptedException {
        var all = rows.stream()
                .map(row -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(type.item(row)).build())
                        .build())
                .toList();
        for (var from = 0; from < all.size(); from += WRITES) {
            var left = all.subList(from, Math.min(from + WRITES, all.size()));
            var wait = FIRST_PAUSE;
            for (var tries = 1; !left.isEmpty(); tries++) {
                wait = before(tries, wait, left.size());
                var request = Map.of(table, left);
                left = client.batchWriteItem(write -> write.requestItems(request))
                        .unprocessedItems()
                        .getOrDefault(table, List.of());
            }
        }
    }

    /** Waits before all tries but the first; the next pause. */
    private Duration before(int tries, Duration wait, int left) throws InterruptedException {
        if (tries == 1) {
            return wait;
        }
        if (tries > TRIES) {
            throw new IllegalStateException(
                    "Table " + table + " left over " + left + " items of a batch " + TRIES + " times");
        }
        pause.pause(wait);
        return wait.multipliedBy(2);
    }
}
