package io.sosw.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** A service that takes only a part of each batch. */
class BatchesTest {
    private final List<Duration> waits = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private int taken = 10;

    private final DynamoDbClient stingy = new DynamoDbClient() {
        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            var writes = request.requestItems().get("t");
            sizes.add(writes.size());
            return BatchWriteItemResponse.builder()
                    .unprocessedItems(
                            writes.size() <= taken ? Map.of() : Map.of("t", writes.subList(taken, writes.size())))
                    .build();
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            var keys = request.requestItems().get("t").keys();
            sizes.add(keys.size());
            var now = keys.subList(0, Math.min(taken, keys.size()));
            return BatchGetItemResponse.builder()
                    .responses(Map.of("t", now))
                    .unprocessedKeys(
                            keys.size() <= taken
                                    ? Map.of()
                                    : Map.of(
                                            "t",
                                            KeysAndAttributes.builder()
                                                    .keys(keys.subList(taken, keys.size()))
                                                    .build()))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    };
    private final Batches<Row> batches = new Batches<>(stingy, "t", RowType.of(Row.class), waits::add);

    @Test
    void whatIsLeftOverIsSentAgainWithGrowingPauses() throws Exception {
        batches.put(IntStream.range(0, 30).mapToObj(Row::new).toList());
        assertThat(sizes).containsExactly(25, 15, 5, 5);
        assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void readsToo() throws Exception {
        var keys = IntStream.range(0, 15).mapToObj(id -> Key.of("id", id)).toList();
        assertThat(batches.get(keys, false)).hasSize(15).contains(new Row(14));
        assertThat(sizes).containsExactly(15, 5);
    }

    @Test
    void whatIsNeverTakenIsSaid() {
        taken = 0;
        assertThatThrownBy(() -> batches.put(List.of(new Row(1))))
                .hasMessage("Table t left over 1 items of a batch 8 times");
        assertThat(waits).hasSize(7).endsWith(Duration.ofMillis(6400));
    }

    record Row(int id) {}
}
