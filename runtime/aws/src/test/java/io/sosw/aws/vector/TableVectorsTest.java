package io.sosw.aws.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.LocalAws;
import io.sosw.aws.MovingClock;
import io.sosw.aws.table.CapacityPacing;
import io.sosw.aws.table.Condition;
import io.sosw.aws.table.Key;
import io.sosw.aws.table.MappedQuery;
import io.sosw.aws.table.Query;
import io.sosw.aws.table.Table;
import io.sosw.aws.table.TableShape;
import io.sosw.aws.table.Transaction;
import io.sosw.aws.table.Update;
import io.sosw.aws.vector.Vectors.Vector;
import io.sosw.stats.Stats;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is asked of DynamoDB and what comes back, as sosw did; where not, docs/sosw-differences.md says so. */
class TableVectorsTest {
    private final Stats stats = new Stats(LocalAws.CLOCK);
    private final List<Duration> pauses = new ArrayList<>();

    static Stream<Vector> calls() {
        return Stream.of(
                        "get_by_query",
                        "get_by_scan",
                        "put",
                        "create",
                        "build_put_query",
                        "delete",
                        "build_delete_query",
                        "update",
                        "patch",
                        "batch_get_items_one_table")
                .flatMap(op -> Vectors.of("dynamo.jsonl", "dynamo." + op))
                .filter(vector -> !isAnsweredBetter(vector));
    }

    /** The table's key needs no configuration; what a batch leaves over is asked for again, up to eight times. */
    private static boolean isAnsweredBetter(Vector vector) {
        var op = vector.get("op").toString();
        return vector.message().contains("hash_key")
                || vector.hasQuirk("accidental")
                || op.endsWith("batch_get_items_one_table") && vector.fails();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void asksAndAnswersAsRecorded(Vector vector) throws Exception {
        var recorded = new Recorded(vector.state("responses"));
        var options = vector.options();
        var name = options.getOrDefault("table_name", "my_table").toString();
        if (vector.get("op").toString().contains("delete")
                && vector.get("args") instanceof List<?> args
                && args.size() > 1) {
            name = args.get(1).toString();
        }
        // what is written may have any column; what is read has the declared ones
        var reads = vector.get("op").toString().contains("get_");
        var open = !reads || Boolean.TRUE.equals(options.get("fetch_all_fields"));
        var table =
                new Table<>(recorded.client(DynamoDbClient.class), name, vector.rows(open), pauses::add, stats.child());
        if (vector.fails()) {
            if (run(vector, table) instanceof Boolean written) {
                assertThat(written).isFalse();
            }
            return;
        }
        var answered = run(vector, table);
        var result = Vectors.object(vector.get("result"));
        if (result.get("returned") != null) {
            assertThat(Vectors.meaning(answered)).isEqualTo(Vectors.meaning(result.get("returned")));
        }
        assertThat(recorded.calls.stream()
                        .map(call -> Expressions.spelledOut(call.members()))
                        .distinct())
                .containsExactlyElementsOf(requests(result));
    }

    private static List<Map<String, Object>> requests(Map<String, Object> result) {
        if (!result.containsKey("calls")) {
            return List.of(Expressions.spelledOut(result));
        }
        return ((List<?>) result.get("calls"))
                .stream()
                        .map(call -> Vectors.object(Vectors.object(call).get("params")))
                        .map(Expressions::spelledOut)
                        .distinct()
                        .toList();
    }

    private static @Nullable Object run(Vector vector, Table<Map<String, Object>> table) throws Exception {
        var options = vector.options();
        switch (vector.get("op").toString().replace("dynamo.", "")) {
            case "get_by_query" -> {
                var query = query(options);
                if (Boolean.TRUE.equals(options.get("return_count"))) {
                    return table.count(query);
                }
                var most = options.get("max_items");
                return table.query(most == null ? query : query.limit(((Number) most).intValue()));
            }
            case "get_by_scan" -> {
                var scan = Query.all();
                for (var filter :
                        Vectors.object(options.getOrDefault("attrs", Map.of())).entrySet()) {
                    scan = scan.filter(Condition.equal(filter.getKey(), filter.getValue()));
                }
                var index = options.getOrDefault(
                        "index_name", vector.state("config").get("index_name"));
                return table.query(index == null ? scan : scan.index(index.toString()));
            }
            case "put", "create", "build_put_query" -> {
                var row = Vectors.object(Vectors.decoded(options.get("row")));
                if (vector.get("op").equals("dynamo.create")
                        || Boolean.FALSE.equals(options.get("overwrite_existing"))) {
                    return table.create(row, "hash_col");
                }
                table.put(row);
                return null;
            }
            case "delete", "build_delete_query" -> {
                table.delete(key(vector.argument(0)));
                return null;
            }
            case "update", "patch" -> {
                return update(vector, table);
            }
            default -> {
                var keys = ((List<?>) vector.argument(0))
                        .stream().map(TableVectorsTest::key).toList();
                return Boolean.TRUE.equals(options.get("consistent_read"))
                        ? table.getAllConsistently(keys)
                        : table.getAll(keys);
            }
        }
    }

    private static Query query(Map<String, Object> options) {
        var comparisons = new LinkedHashMap<String, String>();
        Vectors.object(options.getOrDefault("comparisons", Map.of()))
                .forEach((column, operator) -> comparisons.put(column, operator.toString()));
        var query = MappedQuery.of(Vectors.object(options.get("keys")), comparisons);
        if (options.containsKey("index_name")) {
            query = query.index(options.get("index_name").toString());
        }
        if (options.containsKey("filter_expression")) {
            query = query.filter(
                    Condition.parse(options.get("filter_expression").toString()));
        }
        if (Boolean.TRUE.equals(options.get("desc"))) {
            query = query.reversed();
        }
        return Boolean.TRUE.equals(options.get("consistent_read")) ? query.consistently() : query;
    }

    private static @Nullable Object update(Vector vector, Table<Map<String, Object>> table) {
        var options = vector.options();
        var update = Update.none();
        for (var set : Vectors.object(options.getOrDefault("attributes_to_update", Map.of()))
                .entrySet()) {
            update = update.set(set.getKey(), set.getValue());
        }
        for (var increment : Vectors.object(options.getOrDefault("attributes_to_increment", Map.of()))
                .entrySet()) {
            update = update.increment(
                    increment.getKey(), new BigDecimal(increment.getValue().toString()));
        }
        for (var removal : (List<?>) options.getOrDefault("attributes_to_remove", List.of())) {
            update = update.remove(removal.toString());
        }
        var change = update;
        var key = key(options.get("keys"));
        if (vector.fails()) {
            assertThatThrownBy(() -> table.update(key, conditional(change, options)))
                    .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class);
            return null;
        }
        return vector.get("op").equals("dynamo.patch")
                ? table.patch(key, conditional(change, options))
                : table.update(key, conditional(change, options));
    }

    private static Update conditional(Update update, Map<String, Object> options) {
        var condition = options.get("condition_expression");
        return condition == null ? update : update.when(Condition.parse(condition.toString()));
    }

    private static Key key(Object columns) {
        return new Key(new LinkedHashMap<>(Vectors.object(columns)));
    }

    static Stream<Vector> transactions() {
        // the compiler refuses what is no put and no delete
        return Vectors.of("dynamo.jsonl", "dynamo.transact_write").filter(vector -> !vector.fails());
    }

    /** The same writes; sosw sends them ten at a time, which makes several transactions of one. */
    @ParameterizedTest
    @MethodSource("transactions")
    void writesAllInOneTransaction(Vector vector) {
        var recorded = new Recorded(Map.of());
        var client = recorded.client(DynamoDbClient.class);
        var transaction = new Transaction(client);
        for (var write : (List<?>) vector.get("args")) {
            var put = Vectors.object(Vectors.object(write).values().iterator().next());
            var table = new Table<>(client, put.get("TableName").toString(), vector.rows(true), pauses::add, stats);
            if (put.containsKey("Item")) {
                transaction.put(table, table(put.get("Item")));
            } else {
                transaction.delete(table, new Key(table(put.get("Key"))));
            }
        }
        transaction.commit();

        var asked = recorded.calls.stream()
                .flatMap(call -> ((List<?>) call.members().get("TransactItems")).stream())
                .toList();
        var calls = (List<?>) Vectors.object(vector.get("result")).get("calls");
        var wanted = calls.stream()
                .map(call -> Vectors.object(Vectors.object(call).get("params")).get("TransactItems"))
                .flatMap(items -> ((List<?>) Vectors.decoded(items)).stream())
                .toList();
        assertThat(asked).isEqualTo(wanted);
        assertThat(recorded.calls).hasSize(wanted.isEmpty() ? 0 : 1);
    }

    private static Map<String, Object> table(Object item) {
        var row = new LinkedHashMap<String, Object>();
        Vectors.object(item)
                .forEach((name, value) ->
                        row.put(name, Vectors.object(value).values().iterator().next()));
        return row;
    }

    @ParameterizedTest
    @ValueSource(strings = {"get_table_keys", "get_table_indexes", "get_capacity"})
    void describesTablesAsRecorded(String op) {
        Vectors.of("dynamo.jsonl", "dynamo." + op).forEach(vector -> {
            var shape = shape(vector);
            var recorded = Vectors.decoded(vector.get("result"));
            switch (op) {
                case "get_table_keys" -> {
                    var keys =
                            new ArrayList<@Nullable Object>(List.of(shape.keys().hash()));
                    keys.add(shape.keys().range().orElse(null));
                    assertThat(keys).isEqualTo(recorded);
                }
                case "get_capacity" ->
                    assertThat(Map.<String, Object>of("read", shape.readCapacity(), "write", shape.writeCapacity()))
                            .isEqualTo(recorded);
                default ->
                    Vectors.object(recorded).forEach((name, index) -> {
                        var found = shape.indexes().get(name);
                        var wanted = Vectors.object(index);
                        assertThat(found.keys().hash()).isEqualTo(wanted.get("hash_key"));
                        assertThat(found.keys().range().orElse(null)).isEqualTo(wanted.get("range_key"));
                        assertThat(found.projection()).isEqualTo(wanted.get("projection_type"));
                    });
            }
        });
    }

    static Stream<Vector> pauses() {
        // operations are reads or writes: there is no other word to get wrong
        return Vectors.of("dynamo.jsonl", "dynamo.sleep_db")
                .filter(vector -> !vector.argument(1).equals("call"));
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void pacesAsRecorded(Vector vector) throws InterruptedException {
        var last = Instant.parse(Vectors.object(vector.argument(0)).get("$datetime") + "Z");
        var now = new Clock[] {Clock.fixed(last, ZoneOffset.UTC)};
        var clock = new MovingClock(now);
        var pacing = vector.argument(1).equals("read")
                ? CapacityPacing.ofReads(shape(vector), clock, pauses::add)
                : CapacityPacing.ofWrites(shape(vector), clock, pauses::add);
        pacing.next();
        now[0] = Clock.fixed(Instant.parse(vector.get("now").toString()), ZoneOffset.UTC);
        pacing.next();

        var calls = (List<?>) Vectors.object(vector.get("result")).get("calls");
        var seconds = calls.stream()
                .map(call -> Vectors.object(Vectors.object(call).get("params")).get("seconds"))
                .map(Object::toString)
                .toList();
        assertThat(pauses.stream()
                        .map(pause -> TimeUnit.NANOSECONDS.toMicros(pause.toNanos()) / 1e6)
                        .map(Object::toString))
                .containsExactlyElementsOf(seconds);
    }

    private TableShape shape(Vector vector) {
        var client = new Recorded(vector.state("responses")).client(DynamoDbClient.class);
        return new Table<>(client, "my_table", vector.rows(false), pauses::add, stats).shape();
    }
}
