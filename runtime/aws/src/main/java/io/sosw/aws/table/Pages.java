package io.sosw.aws.table;

import io.sosw.stats.Stats;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads queries and scans page by page, never more than is asked for. */
final class Pages<T> {
    /** With a filter a page of the limit's size might hold none that pass. */
    private static final int LEAST_FILTERED = 100;

    private final DynamoDbClient client;
    private final String table;
    private final RowType<T> type;
    private final Stats stats;

    Pages(DynamoDbClient client, String table, RowType<T> type, Stats stats) {
        this.client = client;
        this.table = table;
        this.type = type;
        this.stats = stats;
    }

    Stream<T> stream(Query query) {
        return StreamSupport.stream(new Rows(query), false);
    }

    long count(Query query) {
        var total = 0L;
        Map<String, AttributeValue> start = Map.of();
        do {
            var page = page(query, start, null, Select.COUNT);
            total += page.count();
            start = page.next();
        } while (!start.isEmpty());
        return total;
    }

    private Page page(
            Query query, Map<String, AttributeValue> start, @Nullable Integer limit, @Nullable Select select) {
        var in = new Placeholders(type);
        var keys = query.keys() == null ? null : query.keys().expression(in);
        var filter = query.filter() == null ? null : query.filter().expression(in);
        var from = start.isEmpty() ? null : start;
        if (keys == null) {
            stats.increment("dynamo_scan_queries");
            var answer = client.scan(ScanRequest.builder()
                    .tableName(table)
                    .indexName(query.index())
                    .filterExpression(filter)
                    .expressionAttributeNames(in.names())
                    .expressionAttributeValues(in.values())
                    .consistentRead(query.consistent() ? true : null)
                    .exclusiveStartKey(from)
                    .limit(limit)
                    .select(select)
                    .build());
            return new Page(answer.items(), answer.count(), answer.lastEvaluatedKey());
        }
        stats.increment("dynamo_get_queries");
        var answer = client.query(QueryRequest.builder()
                .tableName(table)
                .indexName(query.index())
                .keyConditionExpression(keys)
                .filterExpression(filter)
                .expressionAttributeNames(in.names())
                .expressionAttributeValues(in.values())
                .scanIndexForward(!query.descending())
                .consistentRead(query.consistent() ? true : null)
                .exclusiveStartKey(from)
                .limit(limit)
                .select(select)
                .build());
        return new Page(answer.items(), answer.count(), answer.lastEvaluatedKey());
    }

    private record Page(
            List<Map<String, AttributeValue>> items,
            @Nullable Integer number,
            Map<String, AttributeValue> next) {
        int count() {
            return number == null ? items.size() : number;
        }
    }

    private final class Rows extends AbstractSpliterator<T> {
        private final Query query;
        private final Deque<Map<String, AttributeValue>> ready = new ArrayDeque<>();
        private Map<String, AttributeValue> next = Map.of();
        private boolean begun;
        private int left;

        Rows(Query query) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.query = query;
            this.left = query.most();
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            while (left > 0 && ready.isEmpty() && (!begun || !next.isEmpty())) {
                begun = true;
                var page = page(query, next, limit(), null);
                ready.addAll(page.items());
                next = page.next();
            }
            var item = left > 0 ? ready.poll() : null;
            if (item == null) {
                return false;
            }
            left--;
            action.accept(type.row(item));
            return true;
        }

        private @Nullable Integer limit() {
            if (query.most() == Integer.MAX_VALUE) {
                return null;
            }
            return query.filter() == null ? left : Math.max(left, LEAST_FILTERED);
        }
    }
}
