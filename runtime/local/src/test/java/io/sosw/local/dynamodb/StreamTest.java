package io.sosw.local.dynamodb;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.TestTables.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class StreamTest extends DynamoDbTest {
    private final DynamoDbStreamsClient streams = db.streams();
    private String arn = "";

    @BeforeEach
    void createTable() {
        arn = db.createTable(TestTables.simple("tasks")
                        .streamSpecification(
                                s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                        .build())
                .tableDescription()
                .latestStreamArn();
    }

    @Test
    void changesAreReadInOrderWithBothImages() {
        put(db, "tasks", "pk", "a", "n", 1);
        put(db, "tasks", "pk", "a", "n", 2);
        put(db, "tasks", "pk", "a", "n", 2);
        db.deleteItem(r -> r.tableName("tasks").key(attributes("pk", "a")));
        var records = read(iterator(ShardIteratorType.TRIM_HORIZON));
        assertThat(records)
                .extracting(Record::eventName)
                .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
        var change = records.get(1).dynamodb();
        assertThat(change.keys()).isEqualTo(attributes("pk", "a"));
        assertThat(change.oldImage()).isEqualTo(attributes("pk", "a", "n", 1));
        assertThat(change.newImage()).isEqualTo(attributes("pk", "a", "n", 2));
        assertThat(change.approximateCreationDateTime()).isEqualTo(time.instant());
        assertThat(records).extracting(r -> r.dynamodb().sequenceNumber()).isSorted();
    }

    @Test
    void anIteratorGoesOnWhereTheLastPageEnded() {
        put(db, "tasks", "pk", "a");
        put(db, "tasks", "pk", "b");
        var first = streams.getRecords(
                r -> r.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)).limit(1));
        assertThat(first.records()).hasSize(1);
        put(db, "tasks", "pk", "c");
        assertThat(read(first.nextShardIterator()))
                .extracting(r -> r.dynamodb().keys().get("pk").s())
                .containsExactly("b", "c");
        var latest = iterator(ShardIteratorType.LATEST);
        assertThat(read(latest)).isEmpty();
        var after = streams.getShardIterator(r -> r.streamArn(arn)
                        .shardId(shard())
                        .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(first.records().get(0).dynamodb().sequenceNumber()))
                .shardIterator();
        assertThat(read(after)).hasSize(2);
    }

    @Test
    void anItemEndedByItsTimeToLiveNamesTheService() {
        db.updateTimeToLive(r -> r.tableName("tasks")
                .timeToLiveSpecification(s -> s.attributeName("ttl").enabled(true)));
        put(db, "tasks", "pk", "a", "ttl", time.instant().getEpochSecond() + 5);
        time.advance(Duration.ofSeconds(5));
        var records = read(iterator(ShardIteratorType.TRIM_HORIZON));
        assertThat(records.get(1).eventName()).isEqualTo(OperationType.REMOVE);
        assertThat(records.get(1).userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
    }

    @Test
    void changesAreKeptForADayAndIteratorsForAQuarterOfAnHour() {
        put(db, "tasks", "pk", "a");
        var early = iterator(ShardIteratorType.TRIM_HORIZON);
        time.advance(Duration.ofMinutes(16));
        assertFails(
                () -> read(early),
                "ExpiredIteratorException",
                "Iterator expired. The iterator was created at time 2026-11-21T00:00:00Z");
        time.advance(Duration.ofHours(24));
        assertThat(read(iterator(ShardIteratorType.TRIM_HORIZON))).isEmpty();
    }

    @Test
    void aStreamThatIsSwitchedOffCanStillBeReadToItsEnd() {
        put(db, "tasks", "pk", "a");
        db.updateTable(r -> r.tableName("tasks").streamSpecification(s -> s.streamEnabled(false)));
        put(db, "tasks", "pk", "b");
        assertThat(streams.describeStream(r -> r.streamArn(arn))
                        .streamDescription()
                        .streamStatus())
                .isEqualTo(StreamStatus.DISABLED);
        var page = streams.getRecords(r -> r.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)));
        assertThat(page.records()).hasSize(1);
        assertThat(page.nextShardIterator()).isNull();
    }

    @Test
    void streamsAreListedByTable() {
        assertThat(streams.listStreams(r -> r.tableName("tasks")).streams())
                .extracting(s -> s.streamArn())
                .containsExactly(arn);
        assertThat(streams.listStreams(r -> r.tableName("other")).streams()).isEmpty();
        assertInvalid(() -> read("bm90IG9uZQ=="), "Invalid ShardIterator");
    }

    private String shard() {
        return streams.describeStream(r -> r.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
    }

    private String iterator(ShardIteratorType type) {
        return streams.getShardIterator(r -> r.streamArn(arn).shardId(shard()).shardIteratorType(type))
                .shardIterator();
    }

    private List<Record> read(String iterator) {
        return streams.getRecords(r -> r.shardIterator(iterator)).records();
    }
}
