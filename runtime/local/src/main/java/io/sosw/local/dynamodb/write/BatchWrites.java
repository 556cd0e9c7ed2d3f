package io.sosw.local.dynamodb.write;

import io.sosw.local.dynamodb.request.Account;
import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.table.KeyRules;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** BatchWriteItem: up to 25 puts and deletes, each on its own. */
public final class BatchWrites {
    private static final int MAX_REQUESTS = 25;

    private final Tables tables;

    public BatchWrites(Tables tables) {
        this.tables = tables;
    }

    public BatchWriteItemResponse write(BatchWriteItemRequest request) {
        check(request);
        var accepted = new LinkedHashMap<String, List<Map<String, AttributeValue>>>();
        request.requestItems().forEach((name, writes) -> accepted.put(name, accept(writes)));
        List<ItemWrite> writes = new ArrayList<>();
        request.requestItems().forEach((name, requests) -> {
            var table = tables.required(name);
            Set<ByteBuffer> seen = new HashSet<>();
            var items = accepted.getOrDefault(name, List.of());
            for (int i = 0; i < requests.size(); i++) {
                var write = write(table, requests.get(i), items.get(i));
                var position = table.items().position(write.key());
                if (position != null && !seen.add(ByteBuffer.wrap(position))) {
                    throw Rejection.validation("Provided list of item keys contains duplicates");
                }
                writes.add(write);
            }
        });
        var account = new Account(request.returnConsumedCapacity(), 1);
        Map<String, List<ItemCollectionMetrics>> metrics = new LinkedHashMap<>();
        for (var write : writes) {
            var outcome = write.execute();
            if (account.isWanted()) {
                account.of(write.table()).write(outcome.before(), outcome.after());
            }
            note(metrics, request.returnItemCollectionMetrics(), write);
        }
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(account.consumed())
                .itemCollectionMetrics(metrics.isEmpty() ? null : metrics)
                .build();
    }

    private static void note(
            Map<String, List<ItemCollectionMetrics>> metrics,
            @org.jspecify.annotations.Nullable ReturnItemCollectionMetrics wanted,
            ItemWrite write) {
        var metric = CollectionMetrics.of(wanted, write.table(), write.key());
        if (metric != null) {
            metrics.computeIfAbsent(write.table().name(), name -> new ArrayList<>())
                    .add(metric);
        }
    }

    private static void check(BatchWriteItemRequest request) {
        if (request.requestItems().isEmpty()) {
            throw Rejection.validation("The requestItems parameter is required for BatchWriteItem");
        }
        var constraints = new Constraints()
                .capacity(request.returnConsumedCapacityAsString())
                .collectionMetrics(request.returnItemCollectionMetricsAsString());
        int count =
                request.requestItems().values().stream().mapToInt(List::size).sum();
        boolean empty = request.requestItems().values().stream().anyMatch(List::isEmpty);
        if (empty || count > MAX_REQUESTS) {
            constraints.fails(
                    "'" + request.requestItems() + "'",
                    "requestItems",
                    "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
                            + "Member must have length greater than or equal to 1]");
        }
        constraints.check();
    }

    private static List<Map<String, AttributeValue>> accept(List<WriteRequest> requests) {
        List<Map<String, AttributeValue>> accepted = new ArrayList<>();
        for (var request : requests) {
            if ((request.putRequest() == null) == (request.deleteRequest() == null)) {
                throw Rejection.validation("Supplied AttributeValue has more than one datatypes set, must contain "
                        + "exactly one of the supported datatypes");
            }
            accepted.add(
                    request.putRequest() != null
                            ? Writes.acceptItem(request.putRequest().item())
                            : AttributeValidity.acceptAll(
                                    request.deleteRequest().key()));
        }
        return accepted;
    }

    private static ItemWrite write(Table table, WriteRequest request, Map<String, AttributeValue> item) {
        if (request.putRequest() == null) {
            return Writes.delete(table, item, null, false);
        }
        for (var attribute : table.keys().attributes()) {
            var value = item.get(attribute.name());
            if (value == null || !attribute.accepts(value)) {
                throw Rejection.validation("The provided key element does not match the schema");
            }
        }
        KeyRules.checkItem(table, item);
        return Writes.put(table, item, null, false);
    }
}
