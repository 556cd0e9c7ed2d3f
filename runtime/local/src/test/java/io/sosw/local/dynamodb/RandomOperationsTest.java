package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The table and both indexes against a map that is sorted whenever it is asked. */
class RandomOperationsTest extends DynamoDbTest {
    private static final int STEPS = 2_000;

    private final Map<String, Map<String, AttributeValue>> model = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyAnswerIsTheModels(long seed) {
        var random = new Random(seed);
        db.createTable(TestTables.indexed("tasks").build());
        for (int step = 0; step < STEPS; step++) {
            var key = attributes("pk", "p" + random.nextInt(3), "sk", "s" + random.nextInt(15));
            switch (random.nextInt(5)) {
                case 0, 1 -> put(key, random);
                case 2 -> delete(key);
                case 3 -> query(random);
                default -> queryIndex(random);
            }
        }
        assertThat(db.scanPaginator(r -> r.tableName("tasks").limit(7)).items())
                .containsExactlyInAnyOrderElementsOf(model.values());
    }

    private void put(Map<String, AttributeValue> key, Random random) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        if (random.nextInt(4) > 0) {
            item.put("state", AttributeValue.fromS("st" + random.nextInt(2)));
        }
        if (random.nextInt(4) > 0) {
            item.put("due", AttributeValue.fromN(Integer.toString(random.nextInt(7) - 3)));
        }
        item.put("note", AttributeValue.fromS("n" + random.nextInt(1000)));
        db.putItem(r -> r.tableName("tasks").item(item));
        model.put(name(key), item);
    }

    private void delete(Map<String, AttributeValue> key) {
        db.deleteItem(r -> r.tableName("tasks").key(key));
        model.remove(name(key));
        assertThat(db.getItem(r -> r.tableName("tasks").key(key)).hasItem()).isFalse();
    }

    private void query(Random random) {
        var partition = "p" + random.nextInt(3);
        var from = "s" + random.nextInt(15);
        boolean forward = random.nextBoolean();
        var expected = model.values().stream()
                .filter(item -> item.get("pk").s().equals(partition)
                        && item.get("sk").s().compareTo(from) >= 0)
                .sorted(order(Comparator.comparing(item -> item.get("sk").s()), forward))
                .toList();
        var request = QueryRequest.builder()
                .tableName("tasks")
                .keyConditionExpression("pk = :p AND sk >= :s")
                .expressionAttributeValues(attributes(":p", partition, ":s", from))
                .scanIndexForward(forward)
                .limit(1 + random.nextInt(6))
                .build();
        assertThat(new ArrayList<>(db.queryPaginator(request).items().stream().toList()))
                .isEqualTo(expected);
    }

    private void queryIndex(Random random) {
        var state = "st" + random.nextInt(2);
        int low = random.nextInt(7) - 3;
        List<Integer> expected = model.values().stream()
                .filter(item -> item.containsKey("due")
                        && item.containsKey("state")
                        && item.get("state").s().equals(state))
                .map(item -> Integer.parseInt(item.get("due").n()))
                .filter(due -> due >= low && due <= 2)
                .sorted()
                .toList();
        var request = QueryRequest.builder()
                .tableName("tasks")
                .indexName("byState")
                .keyConditionExpression("#s = :s AND due BETWEEN :low AND :high")
                .expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(attributes(":s", state, ":low", low, ":high", Math.max(low, 2)))
                .limit(1 + random.nextInt(6))
                .build();
        var found = db.queryPaginator(request).items().stream().toList();
        assertThat(found.stream().map(item -> Integer.parseInt(item.get("due").n())))
                .filteredOn(due -> due <= 2)
                .isEqualTo(expected);
        found.forEach(item ->
                assertThat(item.get("note")).isEqualTo(model.get(name(item)).get("note")));
    }

    private static Comparator<Map<String, AttributeValue>> order(
            Comparator<Map<String, AttributeValue>> ascending, boolean forward) {
        return forward ? ascending : ascending.reversed();
    }

    private static String name(Map<String, AttributeValue> key) {
        return key.get("pk").s() + "/" + key.get("sk").s();
    }
}
