package io.sosw.aws.table;

import io.sosw.stats.Stats;
import io.sosw.time.Pause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * A table of rows.
 *
 * <pre>{@code
 * var tasks = new Table<>(client, "sosw_tasks", RowType.snakeCase(Task.class), pause, stats.child());
 * var oldest = tasks.query(Query.where("labourer_id", "etl").index("sosw_tasks_greenfield").limit(10));
 * tasks.update(Key.of("task_id", id), Update.none().increment("attempts", 1).when(Condition.exists("task_id")));
 * }</pre>
 *
 * <p>Calls and rows are counted in the stats as {@code dynamo_…_queries}. Safe for use by several threads.
 *
 * @param <T> a row
 */
public final class Table<T> {
    private final DynamoDbClient client;
    private final String name;
    private final RowType<T> type;
    private final Batches<T> batches;
    private final Pages<T> pages;
    private final Stats stats;

    /**
     * @param pause waits before what a batch left over is sent again
     */
    public Table(DynamoDbClient client, String name, RowType<T> type, Pause pause, Stats stats) {
        this.client = client;
        this.name = name;
        this.type = type;
        this.stats = stats;
        this.batches = new Batches<>(client, name, type, pause);
        this.pages = new Pages<>(client, name, type, stats);
    }

    /** The row of a key, as it stands now. */
    public Optional<T> get(Key key) {
        stats.increment("dynamo_get_queries");
        var answer = client.getItem(
                get -> get.tableName(name).key(key.attributes(type)).consistentRead(true));
        return answer.hasItem() ? Optional.of(type.row(answer.item())) : Optional.empty();
    }

    /** The rows of keys, in no order; those that are not there are left out. */
    public List<T> getAll(Collection<Key> keys) throws InterruptedException {
        return batches.get(keys, false);
    }

    /** The same, and sees all that was written before; costs twice as much. */
    public List<T> getAllConsistently(Collection<Key> keys) throws InterruptedException {
        return batches.get(keys, true);
    }

    /** Writes a row, in place of one that has the same key. */
    public void put(T row) {
        stats.increment("dynamo_put_queries");
        client.putItem(put -> put.tableName(name).item(type.item(row)));
    }

    /**
     * Writes a row unless there is one of the same key.
     *
     * @return whether it was written
     */
    public boolean create(T row, String hashColumn) {
        return put(row, Condition.absent(hashColumn));
    }

    /** Writes a row if a condition holds of the one in its place; whether it did. */
    public boolean put(T row, Condition condition) {
        stats.increment("dynamo_put_queries");
        var in = new Placeholders(type);
        var expression = condition.expression(in);
        try {
            client.putItem(put -> put.tableName(name)
                    .item(type.item(row))
                    .conditionExpression(expression)
                    .expressionAttributeNames(in.names())
                    .expressionAttributeValues(in.values()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Writes rows, in place of those that have the same keys; 25 a call, and again what was not taken. */
    public void putAll(Collection<T> rows) throws InterruptedException {
        stats.add("dynamo_put_queries", rows.size());
        batches.put(rows);
    }

    /**
     * Changes a row, or makes one.
     *
     * @return the row after the change; empty if the update's condition did not hold
     */
    public Optional<T> update(Key key, Update update) {
        stats.increment("dynamo_update_queries");
        var in = new Placeholders(type);
        var expression = update.expression(in);
        var condition = update.condition() == null ? null : update.condition().expression(in);
        try {
            var answer = client.updateItem(request -> request.tableName(name)
                    .key(key.attributes(type))
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeNames(in.names())
                    .expressionAttributeValues(in.values())
                    .returnValues(ReturnValue.ALL_NEW));
            return Optional.of(type.row(answer.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Changes a row that is there; empty if it is not. */
    public Optional<T> patch(Key key, Update update) {
        return update(
                key,
                update.when(Condition.exists(key.columns().keySet().iterator().next())));
    }

    /** Deletes a row, if it is there. */
    public void delete(Key key) {
        client.deleteItem(delete -> delete.tableName(name).key(key.attributes(type)));
    }

    /** The rows that a query finds, all pages of them up to its limit. */
    public List<T> query(Query query) {
        var found = new ArrayList<T>();
        stream(query).forEach(found::add);
        return found;
    }

    /** The rows that a query finds; a page is read when it is asked for. */
    public Stream<T> stream(Query query) {
        return pages.stream(query);
    }

    /**
     * How many rows a query finds; they are read and paid for, but not sent.
     *
     * @throws IllegalArgumentException if the query has a limit
     */
    public long count(Query query) {
        if (query.most() != Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A count has no limit, this query has " + query.most());
        }
        return pages.count(query);
    }

    /** Keys, indexes and capacity, as the service describes them now. */
    public TableShape shape() {
        return TableShape.of(
                client.describeTable(describe -> describe.tableName(name)).table());
    }

    String name() {
        return name;
    }

    RowType<T> type() {
        return type;
    }
}
