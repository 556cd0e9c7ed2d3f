package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.request.Account;
import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.request.ExpressionMembers;
import io.sosw.local.dynamodb.request.Units;
import io.sosw.local.dynamodb.table.KeyRules;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.Rejection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** GetItem and BatchGetItem. */
public final class Gets {
    private static final int MAX_KEYS = 100;
    private static final int MAX_RESPONSE = 16 * 1024 * 1024;

    private final Tables tables;

    public Gets(Tables tables) {
        this.tables = tables;
    }

    public GetItemResponse get(GetItemRequest request) {
        Constraints.ofTable(request.tableName())
                .notNull("key", request.hasKey() ? request.key() : null)
                .capacity(request.returnConsumedCapacityAsString())
                .check();
        var expressions = new ExpressionMembers()
                .expression("ProjectionExpression", request.projectionExpression())
                .legacy("AttributesToGet", request.hasAttributesToGet())
                .with(request.expressionAttributeNames(), null);
        var key = AttributeValidity.acceptAll(request.key());
        var attributes = Attributes.of(
                expressions,
                request.projectionExpression(),
                request.hasAttributesToGet() ? request.attributesToGet() : null);
        expressions.rejectUnused();
        var table = tables.required(request.tableName());
        var item = find(table, key);
        var response = GetItemResponse.builder();
        if (item != null) {
            response.item(attributes.of(item));
        }
        if (Units.areWanted(request.returnConsumedCapacity())) {
            var units = new Units(table, 1);
            units.read(item == null ? 0 : item.bytes(), isTrue(request.consistentRead()));
            response.consumedCapacity(units.as(request.returnConsumedCapacity()));
        }
        return response.build();
    }

    private static @Nullable Item find(Table table, Map<String, AttributeValue> key) {
        KeyRules.checkKey(table.keys(), key);
        return table.reading(() -> table.get(key));
    }

    public BatchGetItemResponse batch(BatchGetItemRequest request) {
        check(request);
        var account = new Account(request.returnConsumedCapacity(), 1);
        Map<String, List<Map<String, AttributeValue>>> responses = new LinkedHashMap<>();
        Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        var attributes = new LinkedHashMap<String, Attributes>();
        request.requestItems().forEach((name, wanted) -> attributes.put(name, attributes(wanted)));
        request.requestItems().keySet().forEach(tables::required);
        int size = 0;
        for (var entry : request.requestItems().entrySet()) {
            var table = tables.required(entry.getKey());
            var keys = keys(table, entry.getValue());
            List<Map<String, AttributeValue>> found = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                var key = keys.get(i);
                var item = table.reading(() -> table.get(key));
                size += item == null ? 0 : item.bytes();
                if (size > MAX_RESPONSE) {
                    unprocessed.put(entry.getKey(), rest(entry.getValue(), keys.subList(i, keys.size())));
                    break;
                }
                if (account.isWanted()) {
                    account.of(table)
                            .read(
                                    item == null ? 0 : item.bytes(),
                                    isTrue(entry.getValue().consistentRead()));
                }
                if (item != null) {
                    found.add(Objects.requireNonNull(attributes.get(entry.getKey()))
                            .of(item));
                }
            }
            responses.put(entry.getKey(), found);
        }
        return BatchGetItemResponse.builder()
                .responses(responses)
                .unprocessedKeys(unprocessed)
                .consumedCapacity(account.consumed())
                .build();
    }

    private static KeysAndAttributes rest(KeysAndAttributes wanted, List<Map<String, AttributeValue>> keys) {
        return wanted.toBuilder().keys(keys).build();
    }

    private static void check(BatchGetItemRequest request) {
        new Constraints().capacity(request.returnConsumedCapacityAsString()).check();
        if (request.requestItems().isEmpty()) {
            throw Rejection.validation("The requestItems parameter is required for BatchGetItem");
        }
        int count = 0;
        for (var entry : request.requestItems().entrySet()) {
            int keys = entry.getValue().keys().size();
            count += keys;
            if (keys > MAX_KEYS || keys == 0) {
                throw Rejection.validation("1 validation error detected: Value at 'RequestItems." + entry.getKey()
                        + ".member.Keys' failed to satisfy constraint: Member must have length "
                        + (keys == 0 ? "greater than or equal to 1" : "less than or equal to 100"));
            }
        }
        if (count > MAX_KEYS) {
            throw Rejection.validation("Too many items requested for the BatchGetItem call");
        }
    }

    private static Attributes attributes(KeysAndAttributes wanted) {
        var expressions = new ExpressionMembers()
                .expression("ProjectionExpression", wanted.projectionExpression())
                .legacy("AttributesToGet", wanted.hasAttributesToGet())
                .with(wanted.expressionAttributeNames(), null);
        var attributes = Attributes.of(
                expressions,
                wanted.projectionExpression(),
                wanted.hasAttributesToGet() ? wanted.attributesToGet() : null);
        expressions.rejectUnused();
        return attributes;
    }

    private static List<Map<String, AttributeValue>> keys(Table table, KeysAndAttributes wanted) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        Set<ByteBuffer> seen = new HashSet<>();
        for (var given : wanted.keys()) {
            var key = AttributeValidity.acceptAll(given);
            KeyRules.checkKey(table.keys(), key);
            var position = table.items().position(key);
            if (position != null && !seen.add(ByteBuffer.wrap(position))) {
                throw Rejection.validation("Provided list of item keys contains duplicates");
            }
            keys.add(key);
        }
        return keys;
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return flag != null && flag;
    }
}
