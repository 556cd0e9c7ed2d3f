package io.sosw.aws.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes to one or several tables that all happen or none; 100 at the most. Not thread-safe, used once. */
public final class Transaction {
    private static final int MOST = 100;

    private final DynamoDbClient client;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    /** Empty. */
    public Transaction(DynamoDbClient client) {
        this.client = client;
    }

    /** Writes a row, in place of one that has the same key. */
    public <T> Transaction put(Table<T> table, T row) {
        return put(table, row, null);
    }

    /** Writes a row if a condition holds of the one in its place. */
    public <T> Transaction put(Table<T> table, T row, @Nullable Condition condition) {
        var in = new Placeholders(table.type());
        var expression = condition == null ? null : condition.expression(in);
        return add(TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(table.type().item(row))
                        .conditionExpression(expression)
                        .expressionAttributeNames(in.names())
                        .expressionAttributeValues(in.values())
                        .build())
                .build());
    }

    /** Deletes a row. */
    public Transaction delete(Table<?> table, Key key) {
        return add(TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table.name())
                        .key(key.attributes(table.type()))
                        .build())
                .build());
    }

    /** Changes a row, under the update's condition. */
    public Transaction update(Table<?> table, Key key, Update update) {
        var in = new Placeholders(table.type());
        var expression = update.expression(in);
        var condition = update.condition() == null ? null : update.condition().expression(in);
        return add(TransactWriteItem.builder()
                .update(change -> change.tableName(table.name())
                        .key(key.attributes(table.type()))
                        .updateExpression(expression)
                        .conditionExpression(condition)
                        .expressionAttributeNames(in.names())
                        .expressionAttributeValues(in.values()))
                .build());
    }

    private Transaction add(TransactWriteItem write) {
        if (writes.size() == MOST) {
            throw new IllegalStateException("A transaction takes " + MOST + " writes: beyond that it would not be one");
        }
        writes.add(write);
        return this;
    }

    /**
     * Does it. Nothing is sent if nothing is to be written.
     *
     * @return false if a condition did not hold; then nothing was written
     * @throws TransactionCanceledException if it was cancelled for another reason, such as a conflict
     */
    public boolean commit() {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            client.transactWriteItems(request -> request.transactItems(writes));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().anyMatch(why -> "ConditionalCheckFailed".equals(why.code()))) {
                return false;
            }
            throw e;
        }
    }
}
