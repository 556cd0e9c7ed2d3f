package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.Attributes.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableClassSummary;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static DynamoDbClient db;

    @BeforeAll
    static void connect() {
        db = PORT.client(DynamoDbClient.builder());
        db.createTable(TestTables.indexed("wire").build());
    }

    @AfterAll
    static void disconnect() {
        db.close();
    }

    @Test
    void everyTypeOfValueGoesOverTheWire() {
        var item = attributes(
                "pk",
                "types",
                "sk",
                "a",
                "n",
                AttributeValue.fromN("12345678901234567890123456789012345678"),
                "b",
                new byte[] {0, 1, -1},
                "flag",
                false,
                "nul",
                AttributeValue.fromNul(true),
                "ss",
                Set.of("x", "y"),
                "ns",
                numbers("1", "2.5"),
                "l",
                List.of("a", 1, List.of()),
                "m",
                Map.of("inner", Map.of()));
        db.putItem(r -> r.tableName("wire").item(item));
        assertThat(db.getItem(r -> r.tableName("wire").key(attributes("pk", "types", "sk", "a")))
                        .item())
                .isEqualTo(item);
    }

    @Test
    void anIndexIsQueried() {
        TestTables.put(db, "wire", "pk", "q", "sk", "1", "state", "WAITING", "due", 2);
        TestTables.put(db, "wire", "pk", "q", "sk", "2", "state", "WAITING", "due", 1);
        var found = db.queryPaginator(r -> r.tableName("wire")
                .indexName("byState")
                .limit(1)
                .keyConditionExpression("#s = :s")
                .expressionAttributeNames(Map.of("#s", "state"))
                .expressionAttributeValues(attributes(":s", "WAITING")));
        assertThat(found.items().stream().map(item -> item.get("sk").s())).containsExactly("2", "1");
    }

    @Test
    void errorsKeepTheirTypeMessageAndMembers() {
        TestTables.put(db, "wire", "pk", "c", "sk", "1", "n", 1);
        assertThatThrownBy(() -> db.putItem(r -> r.tableName("wire")
                        .item(attributes("pk", "c", "sk", "1"))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        e -> assertThat(e.item()).containsEntry("n", AttributeValue.fromN("1")));
        assertThatThrownBy(() -> db.transactWriteItems(r -> r.transactItems(i -> i.put(p -> p.tableName("wire")
                        .item(attributes("pk", "c", "sk", "1"))
                        .conditionExpression("attribute_not_exists(pk)")))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons().get(0).code()).isEqualTo("ConditionalCheckFailed"));
        assertThatThrownBy(() -> db.describeTable(r -> r.tableName("nowhere")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> db.updateItem(r -> r.tableName("wire")
                        .key(attributes("pk", "c", "sk", "1"))
                        .updateExpression("SET")))
                .isInstanceOfSatisfying(DynamoDbException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"SET\"");
                });
    }

    @Test
    void aTablesClassIsChosenChangedAndDescribed() {
        db.createTable(TestTables.simple("unsaid").build());
        assertThat(tableClass("unsaid")).isNull();
        db.createTable(TestTables.simple("said").tableClass(TableClass.STANDARD).build());
        assertThat(tableClass("said").tableClass()).isEqualTo(TableClass.STANDARD);
        assertThat(tableClass("said").lastUpdateDateTime()).isNull();

        for (var name : List.of("unsaid", "said")) {
            for (var wanted : List.of(TableClass.STANDARD_INFREQUENT_ACCESS, TableClass.STANDARD)) {
                var answer = db.updateTable(r -> r.tableName(name).tableClass(wanted));
                assertThat(answer.tableDescription().tableStatus()).isEqualTo(TableStatus.UPDATING);
                assertThat(tableClass(name).tableClass()).isEqualTo(wanted);
                assertThat(tableClass(name).lastUpdateDateTime()).isNotNull();
            }
        }
        assertUnknownClass(() -> db.updateTable(r -> r.tableName("said").tableClass("COLD")));
        assertUnknownClass(() ->
                db.createTable(TestTables.simple("other").tableClass("standard").build()));
        assertThat(tableClass("said").tableClass()).isEqualTo(TableClass.STANDARD);
    }

    private static TableClassSummary tableClass(String table) {
        return db.describeTable(r -> r.tableName(table)).table().tableClassSummary();
    }

    private static void assertUnknownClass(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                            "Invalid table-class parameter provided. Please try again with a valid table-class value: "
                                    + "[STANDARD, STANDARD_INFREQUENT_ACCESS].");
        });
    }

    @Test
    void anOperationThatDoesNotExistHereIsNamed() {
        assertThatThrownBy(() -> db.listBackups(r -> {})).hasMessageContaining("ListBackups");
    }
}
