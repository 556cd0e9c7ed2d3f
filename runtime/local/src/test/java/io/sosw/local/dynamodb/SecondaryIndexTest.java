package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

class SecondaryIndexTest extends DynamoDbTest {

    @BeforeEach
    void fillTable() {
        db.createTable(TestTables.indexed("tasks").build());
        put(db, "tasks", "pk", "a", "sk", "1", "state", "OPEN", "due", 20, "note", "n1", "body", "b1");
        put(db, "tasks", "pk", "a", "sk", "2", "state", "OPEN", "due", 10, "note", "n2", "body", "b2");
        put(db, "tasks", "pk", "b", "sk", "3", "state", "OPEN", "due", 10, "note", "n3", "body", "b3");
        put(db, "tasks", "pk", "b", "sk", "4", "note", "without state and due");
    }

    @Test
    void aGlobalIndexIsSparseOrderedAndShowsWhatItIncludes() {
        var items = byState("OPEN");
        assertThat(sorts(items)).containsExactlyInAnyOrder("2", "3", "1").endsWith("1");
        assertThat(items.get(2)).isEqualTo(attributes("state", "OPEN", "due", 20, "pk", "a", "sk", "1", "note", "n1"));
    }

    @Test
    void anIndexFollowsEveryChange() {
        db.updateItem(r -> r.tableName("tasks")
                .key(attributes("pk", "a", "sk", "1"))
                .updateExpression("SET #s = :s")
                .expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(attributes(":s", "DONE")));
        db.updateItem(
                r -> r.tableName("tasks").key(attributes("pk", "a", "sk", "2")).updateExpression("REMOVE due"));
        db.deleteItem(r -> r.tableName("tasks").key(attributes("pk", "b", "sk", "3")));
        assertThat(byState("OPEN")).isEmpty();
        assertThat(sorts(byState("DONE"))).containsExactly("1");
        assertThat(sorts(db.query(byDue().build()).items())).containsExactly("1");
    }

    @Test
    void pagesOfAnIndexGoOnAmongEqualKeys() {
        var request = QueryRequest.builder()
                .tableName("tasks")
                .indexName("byState")
                .keyConditionExpression("#s = :s AND due = :d")
                .expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(attributes(":s", "OPEN", ":d", 10))
                .limit(1)
                .build();
        assertThat(db.queryPaginator(request).items().stream()
                        .map(item -> item.get("sk").s()))
                .containsExactlyInAnyOrder("2", "3");
        assertThat(db.query(request).lastEvaluatedKey()).containsOnlyKeys("pk", "sk", "state", "due");
    }

    @Test
    void aLocalIndexFetchesWhatItDoesNotHold() {
        assertThat(db.query(byDue().build()).items().get(0)).isEqualTo(attributes("pk", "a", "due", 10, "sk", "2"));
        assertThat(db.query(byDue().select(Select.ALL_ATTRIBUTES).build())
                        .items()
                        .get(0))
                .containsEntry("body", AttributeValue.fromS("b2"));
        assertThat(db.query(byDue().projectionExpression("body").build()).items())
                .containsExactly(attributes("body", "b2"), attributes("body", "b1"));
    }

    @Test
    void aGlobalIndexCannotGiveWhatItDoesNotHold() {
        var request = QueryRequest.builder()
                .tableName("tasks")
                .indexName("byState")
                .keyConditionExpression("#s = :s")
                .expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(attributes(":s", "OPEN"));
        assertInvalid(
                () -> db.query(request.copy().select(Select.ALL_ATTRIBUTES).build()),
                "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global "
                        + "secondary index byState because its projection type is not ALL");
        assertInvalid(
                () -> db.query(request.copy().projectionExpression("body").build()),
                "One or more parameter values were invalid: Global secondary index byState does not project [body]");
        assertInvalid(
                () -> db.query(request.copy().consistentRead(true).build()),
                "Consistent reads are not supported on global secondary indexes");
        assertInvalid(
                () -> db.query(request.copy().indexName("nothing").build()),
                "The table does not have the specified index: nothing");
    }

    @Test
    void anIndexKeyMustHaveItsType() {
        assertInvalid(
                () -> put(db, "tasks", "pk", "a", "sk", "1", "due", "soon"),
                "One or more parameter values were invalid: Type mismatch for Index Key due Expected: N Actual: S "
                        + "IndexName: byDue");
        assertInvalid(
                () -> put(db, "tasks", "pk", "a", "sk", "1", "state", ""),
                "One or more parameter values are not valid. A value specified for a secondary index key is not "
                        + "supported. The AttributeValue for a key attribute cannot contain an empty string value. "
                        + "IndexName: byState, IndexKey: state");
    }

    @Test
    void anIndexMadeLaterHoldsTheItemsThatFit() {
        db.updateTable(r -> r.tableName("tasks")
                .attributeDefinitions(TestTables.definition("note", ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(u -> u.create(c -> c.indexName("byNote")
                        .keySchema(TestTables.key("note", KeyType.HASH))
                        .projection(TestTables.keysOnly()))));
        var found = db.query(r -> r.tableName("tasks")
                .indexName("byNote")
                .keyConditionExpression("note = :n")
                .expressionAttributeValues(attributes(":n", "n2")));
        assertThat(sorts(found.items())).containsExactly("2");
        assertThat(db.scan(r -> r.tableName("tasks").indexName("byNote")).count())
                .isEqualTo(4);

        db.updateTable(
                r -> r.tableName("tasks").globalSecondaryIndexUpdates(u -> u.delete(d -> d.indexName("byNote"))));
        assertInvalid(
                () -> db.scan(r -> r.tableName("tasks").indexName("byNote")),
                "The table does not have the specified index: byNote");
        assertThat(db.describeTable(r -> r.tableName("tasks")).table().attributeDefinitions())
                .extracting(d -> d.attributeName())
                .containsExactly("pk", "sk", "state", "due");
    }

    private static QueryRequest.Builder byDue() {
        return QueryRequest.builder()
                .tableName("tasks")
                .indexName("byDue")
                .keyConditionExpression("pk = :p")
                .expressionAttributeValues(attributes(":p", "a"));
    }

    private List<Map<String, AttributeValue>> byState(String state) {
        return db.query(r -> r.tableName("tasks")
                        .indexName("byState")
                        .keyConditionExpression("#s = :s")
                        .expressionAttributeNames(Map.of("#s", "state"))
                        .expressionAttributeValues(attributes(":s", state)))
                .items();
    }

    private static List<String> sorts(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> item.get("sk").s()).toList();
    }
}
