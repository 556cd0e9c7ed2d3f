package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

class QueryTest extends DynamoDbTest {

    @BeforeEach
    void createTables() {
        db.createTable(TestTables.sorted("texts", ScalarAttributeType.S).build());
        db.createTable(TestTables.sorted("numbers", ScalarAttributeType.N).build());
        for (var sort : List.of("a", "ab", "abc", "b", "ba")) {
            put(db, "texts", "pk", "p", "sk", sort, "len", sort.length());
        }
        put(db, "texts", "pk", "other", "sk", "abc");
        for (var sort : List.of("-10", "-1.5", "0", "2", "10", "1E3")) {
            put(db, "numbers", "pk", "p", "sk", AttributeValue.fromN(sort));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sk = :a, ab",
        "sk < :a, a",
        "sk <= :a, a ab",
        "sk > :a, abc b ba",
        "sk >= :a, ab abc b ba",
        "'begins_with(sk, :a)', ab abc",
        "sk BETWEEN :a AND :b, ab abc b",
        ":a <= sk, ab abc b ba",
        "(sk >= :a), ab abc b ba"
    })
    void aRangeOfTheSortKeyIsFound(String condition, String found) {
        var values = attributes(":p", "p", ":a", "ab", ":b", "b");
        values.keySet().removeIf(name -> !name.equals(":p") && !condition.contains(name));
        assertThat(sorts(query("texts", "pk = :p AND " + condition, values).build()))
                .containsExactly(found.split(" "));
    }

    @Test
    void numbersAreOrderedAsNumbers() {
        assertThat(sorts(query("numbers", "pk = :p", attributes(":p", "p")).build()))
                .containsExactly("-10", "-1.5", "0", "2", "10", "1000");
        assertThat(sorts(query("numbers", "pk = :p AND sk > :n", attributes(":p", "p", ":n", -2))
                        .scanIndexForward(false)
                        .build()))
                .containsExactly("1000", "10", "2", "0", "-1.5");
    }

    @Test
    void pagesContinueWhereTheyEndedInBothDirections() {
        for (boolean forward : new boolean[] {true, false}) {
            var request = query("texts", "pk = :p", attributes(":p", "p"))
                    .limit(2)
                    .scanIndexForward(forward)
                    .build();
            var pages = db.queryPaginator(request).stream()
                    .map(QueryResponse::count)
                    .toList();
            assertThat(pages).containsExactly(2, 2, 1);
            assertThat(db.queryPaginator(request).items().stream()
                            .map(item -> item.get("sk").s()))
                    .containsExactly(
                            forward
                                    ? new String[] {"a", "ab", "abc", "b", "ba"}
                                    : new String[] {"ba", "b", "abc", "ab", "a"});
        }
    }

    @Test
    void aPageHoldsAtMostAMegabyte() {
        for (int i = 0; i < 20; i++) {
            put(db, "numbers", "pk", "large", "sk", i, "data", "x".repeat(60_000));
        }
        var first =
                db.query(query("numbers", "pk = :p", attributes(":p", "large")).build());
        assertThat(first.count()).isEqualTo(17);
        assertThat(first.lastEvaluatedKey()).isEqualTo(attributes("pk", "large", "sk", 16));
        assertThat(db.queryPaginator(query("numbers", "pk = :p", attributes(":p", "large"))
                                .build())
                        .items())
                .hasSize(20);
    }

    @Test
    void aFilterComesAfterTheLimit() {
        var response = db.query(query("texts", "pk = :p", attributes(":p", "p", ":two", 2))
                .filterExpression("len = :two")
                .limit(3)
                .build());
        assertThat(response.scannedCount()).isEqualTo(3);
        assertThat(response.count()).isEqualTo(1);
        assertThat(response.lastEvaluatedKey()).isEqualTo(attributes("pk", "p", "sk", "abc"));
    }

    @Test
    void aCountReturnsNoItems() {
        var response = db.query(query("texts", "pk = :p", attributes(":p", "p"))
                .select(Select.COUNT)
                .build());
        assertThat(response.count()).isEqualTo(5);
        assertThat(response.hasItems()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sk = :a | Query condition missed key schema element: pk",
                "pk > :a | Query key condition not supported",
                "pk = :a AND len = :a | Query condition missed key schema element: sk",
                "pk = :a OR sk = :a | Invalid operator used in KeyConditionExpression: OR",
                "pk <> :a | Invalid operator used in KeyConditionExpression: <>",
                "contains(pk, :a) | Invalid operator used in KeyConditionExpression: contains",
                "pk = :a AND pk = :a | KeyConditionExpressions must only contain one condition per key",
                "pk.x = :a | KeyConditionExpressions cannot have conditions on nested attributes",
                "size(pk) = :a | KeyConditionExpressions cannot contain nested operations"
            })
    void aConditionThatIsNoRangeIsRejected(String condition, String message) {
        assertInvalid(
                () -> db.query(query("texts", condition, attributes(":a", "x")).build()), message);
    }

    @Test
    void wrongTypesAndCombinationsAreRejected() {
        assertInvalid(
                () -> db.query(query("texts", "pk = :p", attributes(":p", 1)).build()),
                "One or more parameter values were invalid: Condition parameter type does not match schema type");
        assertInvalid(
                () -> db.query(query("texts", "pk = :p", attributes(":p", "p"))
                        .filterExpression("sk = :p")
                        .build()),
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk");
        assertInvalid(
                () -> db.query(r -> r.tableName("texts")),
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        assertInvalid(
                () -> db.query(query("texts", "pk = :p", attributes(":p", "p"))
                        .select(Select.SPECIFIC_ATTRIBUTES)
                        .build()),
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        assertInvalid(
                () -> db.query(query("texts", "pk = :p", attributes(":p", "p"))
                        .exclusiveStartKey(attributes("pk", "other", "sk", "a"))
                        .build()),
                "The provided starting key is outside query boundaries based on provided conditions");
        assertInvalid(
                () -> db.query(query("texts", "pk = :p", attributes(":p", "p"))
                        .exclusiveStartKey(attributes("pk", "p"))
                        .build()),
                "The provided starting key is invalid: The provided key element does not match the schema");
    }

    private List<String> sorts(QueryRequest request) {
        return db.query(request).items().stream()
                .map(item -> item.get("sk"))
                .map(sort -> sort.s() == null ? sort.n() : sort.s())
                .toList();
    }

    private static QueryRequest.Builder query(String table, String condition, Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values);
    }
}
