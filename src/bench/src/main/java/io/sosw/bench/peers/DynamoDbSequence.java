package io.sosw.bench.peers;

import io.sosw.bench.peers.Differences.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Random reads and writes of one table with a hash and a range key and one index. */
final class DynamoDbSequence implements Differences.Sequence {
    private static final List<String> CONDITIONS = List.of(
            "attribute_exists(a)",
            "attribute_not_exists(h)",
            "a = :v",
            "a <> :v AND NOT b > :v",
            "a BETWEEN :v AND :w",
            "a IN (:v, :w)",
            "contains(s, :v)",
            "begins_with(s, :t)",
            "size(s) > :v",
            "attribute_type(a, :t)",
            "m.x = :v OR l[1] = :v",
            "size = :v");
    private static final List<String> UPDATES = List.of(
            "SET a = :v",
            "SET a = a + :v",
            "SET b = if_not_exists(b, :v) - :w",
            "SET m.x = :v",
            "SET l[1] = :v, l[7] = :w",
            "SET l = list_append(l, :l)",
            "ADD a :v, b :w",
            "ADD n :ns",
            "DELETE n :ns",
            "REMOVE l[0], m.x, b",
            "SET a = :v REMOVE a",
            "SET h = :t",
            "SET a = :v, a = :w",
            "ADD s :v");
    private static final List<String> KEY_CONDITIONS =
            List.of("h = :h", "h = :h AND r > :v", "h = :h AND r BETWEEN :v AND :w", "r = :v", "h = :h AND a = :v");

    private final DynamoDbClient db;
    private final String table = "t" + UUID.randomUUID().toString().substring(0, 8);

    DynamoDbSequence(Peer peer) {
        db = peer.client(DynamoDbClient.builder());
        db.createTable(r -> r.tableName(table)
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(
                        a -> a.attributeName("h").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("r").attributeType(ScalarAttributeType.N),
                        a -> a.attributeName("a").attributeType(ScalarAttributeType.N))
                .keySchema(
                        k -> k.attributeName("h").keyType("HASH"),
                        k -> k.attributeName("r").keyType("RANGE"))
                .globalSecondaryIndexes(i -> i.indexName("by-a")
                        .keySchema(k -> k.attributeName("a").keyType("HASH"))
                        .projection(p -> p.projectionType("ALL"))));
        db.waiter().waitUntilTableExists(r -> r.tableName(table));
    }

    @Override
    public Step next(Random random) {
        var key = Map.of("h", s("h" + random.nextInt(2)), "r", n(random.nextInt(3)));
        var values = values(random);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> put(key, values, random);
            case 3, 4, 5 -> update(key, values, random);
            case 6 -> delete(key, values, random);
            case 7 ->
                new Step(
                        "GetItem",
                        () -> "item: "
                                + text(db.getItem(r -> r.tableName(table).key(key))
                                        .item()));
            case 8 -> query(values, random);
            case 9 -> scan(values, random);
            case 10 -> index(values, random);
            default -> transaction(key, values, random);
        };
    }

    private static Map<String, AttributeValue> values(Random random) {
        return Map.of(
                ":v", n(random.nextInt(3)),
                ":w", n(random.nextInt(3)),
                ":t", s("N"),
                ":h", s("h" + random.nextInt(2)),
                ":l", AttributeValue.fromL(List.of(n(9))),
                ":ns", AttributeValue.fromNs(List.of("1", "" + (2 + random.nextInt(2)))));
    }

    /** Only the values that the expressions name: DynamoDB refuses others. */
    private static @Nullable Map<String, AttributeValue> used(
            Map<String, AttributeValue> values, String... expressions) {
        var used = new HashMap<>(values);
        used.keySet().removeIf(name -> !String.join(" ", expressions).matches("(?s).*" + name + "\\b.*"));
        return used.isEmpty() ? null : used;
    }

    private Map<String, AttributeValue> item(Map<String, AttributeValue> key, Random random) {
        var item = new HashMap<>(key);
        if (random.nextBoolean()) {
            item.put("a", random.nextInt(6) == 0 ? s("text") : n(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            item.put("s", s(random.nextInt(4) == 0 ? "" : "N" + random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            item.put("m", AttributeValue.fromM(Map.of("x", n(random.nextInt(3)))));
            item.put("l", AttributeValue.fromL(List.of(n(1), n(random.nextInt(3)))));
        }
        if (random.nextBoolean()) {
            item.put("n", AttributeValue.fromNs(List.of("1", "2.5")));
        }
        return item;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private Step put(Map<String, AttributeValue> key, Map<String, AttributeValue> values, Random random) {
        var item = item(key, random);
        if (random.nextInt(3) > 0) {
            return new Step(
                    "PutItem",
                    () -> "old: "
                            + text(db.putItem(r -> r.tableName(table).item(item).returnValues("ALL_OLD"))
                                    .attributes()));
        }
        var condition = one(CONDITIONS, random);
        return new Step(
                "PutItem if " + condition,
                () -> "old: "
                        + text(db.putItem(r -> r.tableName(table)
                                        .item(item)
                                        .returnValues("ALL_OLD")
                                        .conditionExpression(condition)
                                        .expressionAttributeValues(used(values, condition)))
                                .attributes()));
    }

    private Step update(Map<String, AttributeValue> key, Map<String, AttributeValue> values, Random random) {
        var update = one(UPDATES, random);
        var returned = one(List.of("ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"), random);
        var condition = random.nextInt(4) == 0 ? one(CONDITIONS, random) : null;
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key)
                .updateExpression(update)
                .conditionExpression(condition)
                .returnValues(returned)
                .expressionAttributeValues(used(values, update, condition == null ? "" : condition))
                .build();
        return new Step(
                "UpdateItem " + update + (condition == null ? "" : " if " + condition),
                () -> returned + ": " + text(db.updateItem(request).attributes()));
    }

    private Step delete(Map<String, AttributeValue> key, Map<String, AttributeValue> values, Random random) {
        var condition = one(CONDITIONS, random);
        return new Step(
                "DeleteItem if " + condition,
                () -> "old: "
                        + text(db.deleteItem(r -> r.tableName(table)
                                        .key(key)
                                        .returnValues("ALL_OLD")
                                        .conditionExpression(condition)
                                        .expressionAttributeValues(used(values, condition)))
                                .attributes()));
    }

    private Step query(Map<String, AttributeValue> values, Random random) {
        var condition = one(KEY_CONDITIONS, random);
        var filter = random.nextBoolean() ? one(CONDITIONS, random) : null;
        var forward = random.nextBoolean();
        Integer limit = random.nextBoolean() ? 2 : null;
        return new Step("Query " + condition + (filter == null ? "" : " filter " + filter), () -> {
            var answer = db.query(r -> r.tableName(table)
                    .keyConditionExpression(condition)
                    .filterExpression(filter)
                    .scanIndexForward(forward)
                    .limit(limit)
                    .expressionAttributeValues(used(values, condition, filter == null ? "" : filter)));
            return "found: "
                    + answer.items().stream().map(DynamoDbSequence::text).toList() + answer.scannedCount()
                    + text(answer.lastEvaluatedKey());
        });
    }

    private Step scan(Map<String, AttributeValue> values, Random random) {
        var filter = one(CONDITIONS, random);
        return new Step("Scan filter " + filter, () -> {
            var answer = db.scan(
                    r -> r.tableName(table).filterExpression(filter).expressionAttributeValues(used(values, filter)));
            return "found: "
                    + answer.items().stream()
                            .map(DynamoDbSequence::text)
                            .sorted()
                            .toList() + answer.scannedCount();
        });
    }

    private Step index(Map<String, AttributeValue> values, Random random) {
        var filter = random.nextBoolean() ? "attribute_exists(s)" : null;
        return new Step("Query of an index", () -> {
            var answer = db.query(r -> r.tableName(table)
                    .indexName("by-a")
                    .keyConditionExpression("a = :v")
                    .filterExpression(filter)
                    .expressionAttributeValues(used(values, ":v")));
            return "found: "
                    + answer.items().stream()
                            .map(DynamoDbSequence::text)
                            .sorted()
                            .toList();
        });
    }

    private Step transaction(Map<String, AttributeValue> key, Map<String, AttributeValue> values, Random random) {
        var condition = one(List.of("attribute_exists(a)", "attribute_not_exists(h)", "a = :v"), random);
        var item = item(Map.of("h", s("h" + random.nextInt(2)), "r", n(3 + random.nextInt(2))), random);
        return new Step("TransactWriteItems if " + condition, () -> {
            db.transactWriteItems(r -> r.transactItems(
                    TransactWriteItem.builder()
                            .put(p -> p.tableName(table).item(item))
                            .build(),
                    TransactWriteItem.builder()
                            .conditionCheck(c -> c.tableName(table)
                                    .key(key)
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(used(values, condition)))
                            .build()));
            return "done";
        });
    }

    /** A set has no order. */
    private static String text(Map<String, AttributeValue> item) {
        var sorted = new TreeMap<>(item);
        sorted.computeIfPresent(
                "n",
                (name, set) -> set.hasNs()
                        ? AttributeValue.fromNs(set.ns().stream().sorted().toList())
                        : set);
        return sorted.toString();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
