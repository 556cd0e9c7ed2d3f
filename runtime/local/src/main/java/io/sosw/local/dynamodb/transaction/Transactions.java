package io.sosw.local.dynamodb.transaction;

import io.sosw.local.dynamodb.expression.Expressions;
import io.sosw.local.dynamodb.expression.Operand;
import io.sosw.local.dynamodb.expression.Projection;
import io.sosw.local.dynamodb.request.Account;
import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.request.ExpressionMembers;
import io.sosw.local.dynamodb.table.KeyRules;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.ItemSize;
import io.sosw.local.dynamodb.value.Rejection;
import io.sosw.local.dynamodb.write.ItemWrite;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** All or nothing, over several tables. */
public final class Transactions {
    private static final int MAX_ACTIONS = 100;
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int UNITS = 2;

    private final Tables tables;
    private final ClientTokens tokens;

    public Transactions(Tables tables, Clock clock) {
        this.tables = tables;
        this.tokens = new ClientTokens(clock);
    }

    public TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
        new Constraints()
                .length("transactItems", request.transactItems(), 1, MAX_ACTIONS)
                .capacity(request.returnConsumedCapacityAsString())
                .collectionMetrics(request.returnItemCollectionMetricsAsString())
                .check();
        return request.clientRequestToken() == null ? transact(request) : tokens.once(request, () -> transact(request));
    }

    private TransactWriteItemsResponse transact(TransactWriteItemsRequest request) {
        List<WriteAction> actions = new ArrayList<>();
        for (TransactWriteItem item : request.transactItems()) {
            actions.add(WriteAction.of(item));
        }
        checkSize(actions);
        List<Table> used = actions.stream()
                .map(action -> tables.required(action.tableName()))
                .toList();
        List<ItemWrite> writes = writes(actions, used);
        var account = new Account(request.returnConsumedCapacity(), UNITS);
        return TableLocks.holding(used, Table::writeLock, () -> {
            List<ItemWrite.Outcome> outcomes = outcomes(writes);
            for (int i = 0; i < writes.size(); i++) {
                var write = writes.get(i);
                var outcome = outcomes.get(i);
                write.apply(outcome);
                if (account.isWanted()) {
                    account.of(write.table()).write(outcome.before(), outcome.after());
                }
            }
            return TransactWriteItemsResponse.builder()
                    .consumedCapacity(account.consumed())
                    .build();
        });
    }

    private static void checkSize(List<WriteAction> actions) {
        long bytes = actions.stream()
                .mapToLong(action -> ItemSize.of(action.values()))
                .sum();
        if (bytes > MAX_BYTES) {
            throw Rejection.validation(
                    "Collection size of items in the transaction exceeded the maximum allowed size of 4194304 bytes");
        }
    }

    /** Actions that do not fit their table cancel the transaction with a reason of their own. */
    private static List<ItemWrite> writes(List<WriteAction> actions, List<Table> used) {
        var cancellation = new Cancellation();
        List<ItemWrite> writes = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            try {
                writes.add(actions.get(i).onTable().apply(used.get(i)));
                cancellation.none();
            } catch (DynamoDbException e) {
                cancellation.invalid(e);
            }
        }
        cancellation.throwIfCancelled();
        rejectSecond(used, writes.stream().map(ItemWrite::key).toList());
        return writes;
    }

    private static void rejectSecond(List<Table> used, List<Map<String, AttributeValue>> keys) {
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            var position = used.get(i).items().position(keys.get(i));
            if (position != null && !seen.add(List.of(used.get(i).name(), ByteBuffer.wrap(position)))) {
                throw Rejection.validation("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private static List<ItemWrite.Outcome> outcomes(List<ItemWrite> writes) {
        var cancellation = new Cancellation();
        List<ItemWrite.Outcome> outcomes = new ArrayList<>();
        for (var write : writes) {
            try {
                var outcome = write.outcome();
                if (outcome != null) {
                    outcomes.add(outcome);
                    cancellation.none();
                } else {
                    cancellation.conditionFailed(
                            write.showOnFailure() ? write.table().get(write.key()) : null);
                }
            } catch (DynamoDbException e) {
                cancellation.invalid(e);
            }
        }
        cancellation.throwIfCancelled();
        return outcomes;
    }

    public TransactGetItemsResponse get(TransactGetItemsRequest request) {
        new Constraints()
                .length("transactItems", request.transactItems(), 1, MAX_ACTIONS)
                .capacity(request.returnConsumedCapacityAsString())
                .check();
        List<List<Operand.Path>> projections = new ArrayList<>();
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (TransactGetItem item : request.transactItems()) {
            Constraints.ofTable(item.get().tableName()).check();
            projections.add(projection(item.get()));
            keys.add(AttributeValidity.acceptAll(item.get().key()));
        }
        List<Table> used = request.transactItems().stream()
                .map(item -> tables.required(item.get().tableName()))
                .toList();
        checkKeys(used, keys);
        var account = new Account(request.returnConsumedCapacity(), UNITS);
        return TableLocks.holding(used, Table::readLock, () -> {
            List<ItemResponse> responses = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                var item = used.get(i).get(keys.get(i));
                account.of(used.get(i)).read(item == null ? 0 : item.bytes(), true);
                var paths = projections.get(i);
                var response = ItemResponse.builder();
                if (item != null) {
                    response.item(paths.isEmpty() ? item : new Projection(paths).of(item));
                }
                responses.add(response.build());
            }
            return TransactGetItemsResponse.builder()
                    .responses(responses)
                    .consumedCapacity(account.consumed())
                    .build();
        });
    }

    private static List<Operand.Path> projection(Get get) {
        Expressions expressions = new ExpressionMembers()
                .expression("ProjectionExpression", get.projectionExpression())
                .with(get.expressionAttributeNames(), null);
        List<Operand.Path> paths =
                get.projectionExpression() == null ? List.of() : expressions.projection(get.projectionExpression());
        expressions.rejectUnused();
        return paths;
    }

    private static void checkKeys(List<Table> used, List<Map<String, AttributeValue>> keys) {
        var cancellation = new Cancellation();
        for (int i = 0; i < keys.size(); i++) {
            try {
                KeyRules.checkKey(used.get(i).keys(), keys.get(i));
                cancellation.none();
            } catch (DynamoDbException e) {
                cancellation.invalid(e);
            }
        }
        cancellation.throwIfCancelled();
        rejectSecond(used, keys);
    }
}
