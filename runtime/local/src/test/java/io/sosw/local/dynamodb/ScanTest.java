package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

class ScanTest extends DynamoDbTest {
    private static final int ITEMS = 200;

    @BeforeEach
    void fillTable() {
        db.createTable(TestTables.simple("tasks").build());
        for (int i = 0; i < ITEMS; i++) {
            put(db, "tasks", "pk", "task-" + i, "n", i % 10);
        }
    }

    @Test
    void allItemsAreFoundPageByPage() {
        var request = ScanRequest.builder().tableName("tasks").limit(7).build();
        assertThat(keys(request)).hasSize(ITEMS).doesNotHaveDuplicates();
    }

    @Test
    void segmentsShareTheItemsAmongThem() {
        List<String> all = new ArrayList<>();
        for (int segment = 0; segment < 4; segment++) {
            var keys = keys(ScanRequest.builder()
                    .tableName("tasks")
                    .segment(segment)
                    .totalSegments(4)
                    .limit(9)
                    .build());
            assertThat(keys).as("segment %s", segment).hasSizeBetween(20, 80);
            all.addAll(keys);
        }
        assertThat(all).hasSize(ITEMS).doesNotHaveDuplicates();
    }

    @Test
    void aDeletedItemStillMarksThePlaceToGoOn() {
        var first = db.scan(r -> r.tableName("tasks").limit(10));
        db.deleteItem(r -> r.tableName("tasks").key(first.lastEvaluatedKey()));
        var rest = db.scan(r -> r.tableName("tasks").exclusiveStartKey(first.lastEvaluatedKey()));
        assertThat(rest.count()).isEqualTo(ITEMS - 10);
    }

    @Test
    void aFilterMaySeeTheKey() {
        var response = db.scan(r -> r.tableName("tasks")
                .filterExpression("begins_with(pk, :p) AND n = :n")
                .expressionAttributeValues(attributes(":p", "task-1", ":n", 5)));
        assertThat(response.scannedCount()).isEqualTo(ITEMS);
        assertThat(response.items()).hasSize(11);
    }

    @Test
    void segmentsAreChecked() {
        assertInvalid(
                () -> db.scan(r -> r.tableName("tasks").segment(0)),
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is "
                        + "present");
        assertInvalid(
                () -> db.scan(r -> r.tableName("tasks").totalSegments(4)),
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is "
                        + "present");
        assertInvalid(
                () -> db.scan(r -> r.tableName("tasks").segment(5).totalSegments(5)),
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is not "
                        + "less than TotalSegments: 5");
        assertInvalid(
                () -> db.scan(r -> r.tableName("tasks").limit(0)),
                "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have "
                        + "value greater than or equal to 1");
    }

    private List<String> keys(ScanRequest request) {
        return db.scanPaginator(request).items().stream()
                .map(item -> item.get("pk").s())
                .toList();
    }
}
