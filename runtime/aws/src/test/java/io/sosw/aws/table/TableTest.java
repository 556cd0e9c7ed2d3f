package io.sosw.aws.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.LocalAws;
import io.sosw.stats.Stats;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Rows as records, over the SDK's own client. */
class TableTest {
    @RegisterExtension
    static final LocalAws AWS = new LocalAws();

    private static int tables;

    private final Stats stats = new Stats(LocalAws.CLOCK);
    private DynamoDbClient client;
    private Table<Reading> readings;

    @BeforeEach
    void create() {
        client = AWS.client(DynamoDbClient.builder());
        var name = "readings-" + tables++;
        client.createTable(create -> create.tableName(name)
                .attributeDefinitions(
                        a -> a.attributeName("station_id").attributeType("S"),
                        a -> a.attributeName("hour").attributeType("N"),
                        a -> a.attributeName("sky").attributeType("S"))
                .keySchema(
                        k -> k.attributeName("station_id").keyType("HASH"),
                        k -> k.attributeName("hour").keyType("RANGE"))
                .globalSecondaryIndexes(index -> index.indexName("by-sky")
                        .keySchema(
                                k -> k.attributeName("sky").keyType("HASH"),
                                k -> k.attributeName("hour").keyType("RANGE"))
                        .projection(p -> p.projectionType("ALL")))
                .billingMode("PAY_PER_REQUEST"));
        readings = new Table<>(client, name, RowType.snakeCase(Reading.class), duration -> {}, stats);
    }

    private static Reading reading(String station, int hour) {
        return new Reading(
                station,
                hour,
                new BigDecimal("0.5"),
                hour % 2 == 0 ? Optional.of("clear") : Optional.empty(),
                List.of(1, 2));
    }

    private void fill(int hours) throws Exception {
        readings.putAll(
                IntStream.range(0, hours).mapToObj(hour -> reading("sea", hour)).toList());
    }

    private static List<Integer> hours(List<Reading> rows) {
        return rows.stream().map(Reading::hour).toList();
    }

    @Test
    void aRecordComesBackAsItWent() {
        readings.put(reading("sea", 1));
        readings.put(reading("sea", 2));
        assertThat(readings.get(Key.of("station_id", "sea").and("hour", 1))).contains(reading("sea", 1));
        assertThat(readings.get(Key.of("station_id", "sea").and("hour", 2))).contains(reading("sea", 2));
        assertThat(readings.get(Key.of("station_id", "sea").and("hour", 3))).isEmpty();
    }

    @Test
    void textThatLooksLikeANumberStaysText() {
        readings.put(reading("0047", 1));
        assertThat(readings.query(Query.where("station_id", "0047"))).containsExactly(reading("0047", 1));
    }

    @Test
    void whatIsThereIsNotCreated() {
        assertThat(readings.create(reading("sea", 1), "station_id")).isTrue();
        assertThat(readings.create(reading("sea", 1), "station_id")).isFalse();
    }

    @Test
    void queriesCompareFilterReverseAndLimit() throws Exception {
        fill(10);
        var sea = Query.where("station_id", "sea");
        assertThat(hours(readings.query(sea.and(Condition.compare("hour", "<=", 2)))))
                .containsExactly(0, 1, 2);
        assertThat(hours(readings.query(sea.and(Condition.between("hour", 3, 5)))))
                .containsExactly(3, 4, 5);
        assertThat(hours(readings.query(sea.filter(Condition.exists("sky")).limit(2))))
                .containsExactly(0, 2);
        assertThat(hours(readings.query(sea.filter(Condition.absent("sky").and(Condition.compare("rain", "<>", 1))))))
                .containsExactly(1, 3, 5, 7, 9);
        assertThat(hours(readings.query(sea.reversed().limit(3).consistently())))
                .containsExactly(9, 8, 7);
        assertThat(hours(readings.query(
                        Query.where("sky", "clear").index("by-sky").reversed())))
                .containsExactly(8, 6, 4, 2, 0);
        assertThat(readings.count(sea.filter(Condition.equal("sky", "clear")))).isEqualTo(5);
        assertThat(readings.query(sea.filter(Condition.beginsWith("sky", "cl").or(Condition.equal("rain", 2)))))
                .hasSize(5);
    }

    @Test
    void aScanReadsAllAndAStreamOnlyWhatIsTaken() throws Exception {
        fill(60);
        assertThat(readings.query(Query.all().filter(Condition.exists("sky")))).hasSize(30);
        stats.reset();
        assertThat(readings.stream(Query.all().limit(7)).count()).isEqualTo(7);
        assertThat(stats.value("dynamo_scan_queries")).isEqualTo(1);
    }

    @Test
    void batchesAreCutToWhatTheServiceTakes() throws Exception {
        fill(260);
        var keys = IntStream.range(0, 300)
                .mapToObj(hour -> Key.of("station_id", "sea").and("hour", hour))
                .toList();
        assertThat(readings.getAll(keys)).hasSize(260);
        assertThat(readings.count(Query.all())).isEqualTo(260);
        assertThat(stats.value("dynamo_put_queries")).isEqualTo(260);
    }

    @Test
    void anUpdateSetsCountsAndRemoves() {
        var key = Key.of("station_id", "sea").and("hour", 2);
        readings.put(reading("sea", 2));
        var changed = readings.patch(
                key,
                Update.none().set("rain", new BigDecimal("1.5")).remove("sky").increment("visits", 1));
        assertThat(changed).contains(new Reading("sea", 2, new BigDecimal("1.5"), Optional.empty(), List.of(1, 2)));
        assertThat(readings.update(key, Update.none().increment("visits", 2).when(Condition.equal("visits", 1))))
                .isPresent();
        assertThat(readings.update(key, Update.none().increment("visits", 2).when(Condition.equal("visits", 1))))
                .isEmpty();
        assertThat(client.getItem(get -> get.tableName(readings.name()).key(key.attributes(readings.type())))
                        .item()
                        .get("visits")
                        .n())
                .isEqualTo("3");
    }

    @Test
    void onlyWhatIsThereIsPatched() {
        var key = Key.of("station_id", "none").and("hour", 1);
        assertThat(readings.patch(key, Update.none().set("rain", 1))).isEmpty();
        assertThat(readings.get(key)).isEmpty();
        assertThatThrownBy(() -> readings.update(key, Update.none())).hasMessage("The update changes nothing");
    }

    @Test
    void aTransactionHappensAltogetherOrNot() {
        var key = Key.of("station_id", "sea").and("hour", 1);
        var both = new Transaction(client)
                .put(readings, reading("sea", 1), Condition.absent("station_id"))
                .put(readings, reading("sea", 2));
        assertThat(both.commit()).isTrue();

        assertThat(new Transaction(client)
                        .delete(readings, Key.of("station_id", "sea").and("hour", 2))
                        .update(
                                readings,
                                key,
                                Update.none().increment("visits", 1).when(Condition.exists("visits")))
                        .commit())
                .isFalse();
        assertThat(readings.count(Query.all())).isEqualTo(2);
        assertThat(new Transaction(client).commit()).isTrue();
    }

    @Test
    void beyondAHundredWritesItWouldBeNoTransaction() {
        var transaction = new Transaction(client);
        IntStream.range(0, 100).forEach(hour -> transaction.put(readings, reading("sea", hour)));
        assertThatThrownBy(() -> transaction.put(readings, reading("sea", 100)))
                .hasMessage("A transaction takes 100 writes: beyond that it would not be one");
        assertThat(transaction.commit()).isTrue();
        assertThat(readings.count(Query.all())).isEqualTo(100);
    }

    @Test
    void theShapeNamesKeysAndIndexes() {
        var shape = readings.shape();
        assertThat(shape.keys()).isEqualTo(new TableShape.Keys("station_id", Optional.of("hour")));
        assertThat(shape.indexes())
                .isEqualTo(Map.of(
                        "by-sky",
                        new TableShape.Index(new TableShape.Keys("sky", Optional.of("hour")), "ALL", List.of())));
        assertThat(shape.writeCapacity()).isZero();
    }

    @Test
    void contradictionsAreRefused() {
        var sea = Query.where("station_id", "sea");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> readings.count(sea.limit(3)))
                .withMessage("A count has no limit, this query has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sea.consistently().index("by-sky"))
                .withMessage("The index by-sky cannot be read consistently");
        assertThatIllegalArgumentException().isThrownBy(() -> sea.limit(0)).withMessage("A limit of 0 rows");
        assertThatThrownBy(() -> Query.all().and(Condition.equal("a", 1)))
                .hasMessage("A scan has no key: give the condition to filter(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.compare("a", "~", 1))
                .withMessage("'~' compares nothing; there are =, <>, <, <=, > and >=");
    }

    record Reading(String stationId, int hour, BigDecimal rain, Optional<String> sky, List<Integer> parts) {}
}
