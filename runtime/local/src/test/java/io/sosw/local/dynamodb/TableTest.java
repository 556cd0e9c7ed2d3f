package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.TestTables.definition;
import static io.sosw.local.dynamodb.TestTables.key;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

class TableTest extends DynamoDbTest {
    private static final String INVALID = "One or more parameter values were invalid: ";

    @Test
    void aTableIsDescribedWithItsCounts() {
        var created = db.createTable(TestTables.indexed("tasks").build()).tableDescription();
        assertThat(created.tableStatus()).isEqualTo(TableStatus.CREATING);
        put(db, "tasks", "pk", "a", "sk", "b", "state", "OPEN", "due", 5, "body", "long");
        var table = db.describeTable(r -> r.tableName("tasks")).table();
        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/tasks");
        assertThat(table.creationDateTime()).isEqualTo(time.instant());
        assertThat(table.itemCount()).isEqualTo(1);
        assertThat(table.tableSizeBytes()).isEqualTo(3 + 3 + 9 + 5 + 8);
        assertThat(table.globalSecondaryIndexes().get(0).itemCount()).isEqualTo(1);
        assertThat(table.globalSecondaryIndexes().get(0).indexSizeBytes()).isEqualTo(3 + 3 + 9 + 5);
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    }

    @Test
    void waitersSeeTablesComeAndGo() {
        db.createTable(TestTables.simple("tasks").build());
        assertThat(db.waiter()
                        .waitUntilTableExists(r -> r.tableName("tasks"))
                        .matched()
                        .response())
                .isPresent();
        db.deleteTable(r -> r.tableName("tasks"));
        assertThat(db.waiter()
                        .waitUntilTableNotExists(r -> r.tableName("tasks"))
                        .matched()
                        .exception())
                .isPresent();
    }

    @Test
    void tablesAreListedInOrderPageByPage() {
        for (var name : List.of("ccc", "aaa", "bbb")) {
            db.createTable(TestTables.simple(name).build());
        }
        var first = db.listTables(r -> r.limit(2));
        assertThat(first.tableNames()).containsExactly("aaa", "bbb");
        assertThat(first.lastEvaluatedTableName()).isEqualTo("bbb");
        var rest = db.listTables(r -> r.exclusiveStartTableName("bbb"));
        assertThat(rest.tableNames()).containsExactly("ccc");
        assertThat(rest.lastEvaluatedTableName()).isNull();
    }

    @Test
    void aTableExistsOnce() {
        db.createTable(TestTables.simple("tasks").build());
        assertFails(
                () -> db.createTable(TestTables.simple("tasks").build()),
                "ResourceInUseException",
                "Table already exists: tasks");
        assertFails(
                () -> db.describeTable(r -> r.tableName("nowhere")),
                "ResourceNotFoundException",
                "Requested resource not found: Table: nowhere not found");
    }

    @Test
    void aProtectedTableIsNotDeleted() {
        db.createTable(
                TestTables.simple("tasks").deletionProtectionEnabled(true).build());
        assertInvalid(
                () -> db.deleteTable(r -> r.tableName("tasks")),
                "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection "
                        + "first.");
        db.updateTable(r -> r.tableName("tasks").deletionProtectionEnabled(false));
        db.deleteTable(r -> r.tableName("tasks"));
        assertThat(db.listTables().tableNames()).isEmpty();
    }

    @Test
    void wrongKeysAreNamed() {
        assertInvalid(
                () -> db.createTable(TestTables.simple("tasks")
                        .keySchema(key("other", KeyType.HASH))
                        .build()),
                INVALID + "Some index key attributes are not defined in AttributeDefinitions. Keys: [other], "
                        + "AttributeDefinitions: [pk]");
        assertInvalid(
                () -> db.createTable(TestTables.simple("tasks")
                        .keySchema(key("pk", KeyType.RANGE))
                        .build()),
                "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        assertInvalid(
                () -> db.createTable(TestTables.simple("tasks")
                        .attributeDefinitions(
                                definition("pk", ScalarAttributeType.S), definition("more", ScalarAttributeType.S))
                        .build()),
                INVALID + "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                        + "AttributeDefinitions");
        assertInvalid(
                () -> db.createTable(CreateTableRequest.builder().build()),
                "The parameter 'TableName' is required but was not present in the request");
        assertInvalid(
                () -> db.createTable(TestTables.simple("ab").build()),
                "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have "
                        + "length greater than or equal to 3");
    }

    @Test
    void billingIsChangedAndChecked() {
        assertInvalid(
                () -> db.createTable(TestTables.simple("tasks")
                        .billingMode((BillingMode) null)
                        .build()),
                INVALID + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
                        + "PROVISIONED");
        db.createTable(TestTables.simple("tasks").build());
        db.updateTable(r -> r.tableName("tasks")
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(t -> t.readCapacityUnits(5L).writeCapacityUnits(6L)));
        var table = db.describeTable(r -> r.tableName("tasks")).table();
        assertThat(table.provisionedThroughput().writeCapacityUnits()).isEqualTo(6);
        assertInvalid(
                () -> db.updateTable(r -> r.tableName("tasks")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .provisionedThroughput(t -> t.readCapacityUnits(5L).writeCapacityUnits(6L))),
                INVALID + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                        + "PAY_PER_REQUEST");
    }

    @Test
    void aStreamIsNamed() {
        db.createTable(TestTables.simple("tasks")
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
                .build());
        assertThat(db.describeTable(r -> r.tableName("tasks")).table().latestStreamArn())
                .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/tasks/stream/2026-11-21T00:00:00");
    }

    @Test
    void tagsAreKept() {
        var arn = db.createTable(TestTables.simple("tasks")
                        .tags(Tag.builder().key("env").value("test").build())
                        .build())
                .tableDescription()
                .tableArn();
        db.tagResource(r -> r.resourceArn(arn).tags(t -> t.key("team").value("a")));
        db.untagResource(r -> r.resourceArn(arn).tagKeys("env"));
        assertThat(db.listTagsOfResource(r -> r.resourceArn(arn)).tags())
                .containsExactly(Tag.builder().key("team").value("a").build());
    }

    @Test
    void limitsAreThoseOfANewAccount() {
        var limits = db.describeLimits();
        assertThat(limits.accountMaxReadCapacityUnits()).isEqualTo(80_000);
        assertThat(limits.accountMaxWriteCapacityUnits()).isEqualTo(80_000);
        assertThat(limits.tableMaxReadCapacityUnits()).isEqualTo(40_000);
        assertThat(limits.tableMaxWriteCapacityUnits()).isEqualTo(40_000);
    }
}
