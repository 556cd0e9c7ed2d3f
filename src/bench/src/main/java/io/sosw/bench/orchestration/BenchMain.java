package io.sosw.bench.orchestration;

import io.sosw.aws.task.DynamoTaskLedger;
import io.sosw.aws.task.MetaHandler;
import io.sosw.aws.task.NewTask;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.essentials.Orchestrator;
import io.sosw.essentials.Scavenger;
import io.sosw.essentials.Scheduler;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.scheduler.JobChunker;
import io.sosw.essentials.scheduler.JobSchema;
import io.sosw.essentials.scheduler.Periods;
import io.sosw.worker.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The phases of the orchestration with the essentials' own classes. Environment: {@code DDB_ENDPOINT} (an empty DynamoDB),
 * {@code STUB_ENDPOINT} (a stand-in for Lambda), {@code META=1}, {@code CAPACITY=1}, {@code LABEL}, {@code MILLION=1},
 * {@code WARM=0} (as a JVM just started), {@code PHASES=26} (only those: 1, 2 for all of 2 to 5, 6, 7).
 */
public final class BenchMain {
    private static final int WARM_UP = 200;
    private static final Shards SHARDS = new Shards(1);

    private final Meter meter;
    private final Stage stage;
    private final Map<String, String> environment;

    private BenchMain(Map<String, String> environment) {
        this.environment = environment;
        this.meter = new Meter(environment.getOrDefault("LABEL", ""), "1".equals(environment.get("CAPACITY")));
        this.stage = new Stage(environment, meter);
    }

    public static void main(String[] arguments) {
        var bench = new BenchMain(System.getenv());
        try (bench.stage) {
            bench.run();
        }
    }

    private void run() {
        stage.tables(TaskTableName.DEFAULT.table(), "sosw_tasks_meta");
        if (wanted('1')) {
            chunk();
        }
        if (wanted('2') && !"0".equals(environment.get("WARM"))) {
            meter.phase(
                    "0.warm_up", 1, Map.of("what", "phases 2 to 5, three times on tables of their own"), this::warmUp);
        }
        createTables();
        if (wanted('2')) {
            steps();
        }
        if (wanted('6')) {
            scale();
        }
        if (wanted('7') && "1".equals(environment.get("MILLION"))) {
            million();
        }
    }

    private boolean wanted(char phase) {
        return environment.getOrDefault("PHASES", "1267").indexOf(phase) >= 0;
    }

    private void chunk() {
        var attributes = List.of("section", "store", "product");
        chunk("nested_10x50x20", attributes, Jobs.nested(10, 50, 20));
        var days = new LinkedHashMap<>(Jobs.nested(10, 10, 10));
        days.put("period", "last_10_days");
        days.put("isolate_days", true);
        chunk("nested_days_10x(10x10x10)", attributes, days);
        chunk("flat_10000", List.of("word"), Jobs.flat(10_000));
    }

    private void warmUp() {
        meter.mute(true);
        for (int round = 0; round < 3; round++) {
            stage.tables("warm_up_tasks_" + round, "warm_up_tasks_meta_" + round);
            createTables();
            steps();
        }
        stage.tables(TaskTableName.DEFAULT.table(), "sosw_tasks_meta");
        meter.mute(false);
    }

    private void steps() {
        meter.phase("2.schedule", 1_000, Map.of(), () -> schedule(Jobs.flat(1_000)));
        stage.cap(500);
        meter.phase("3.orchestrate", 500, threads(), this::orchestrate);
        complete(leased());
        meter.phase("5a.archive", 500, Map.of("why", "a completed task is closed by its completion"), () -> {});
        stage.cap(200);
        orchestrate();
        stage.pass(Duration.ofHours(1));
        meter.phase("5b.expired_to_retry", 200, Map.of(), this::scavenge);
        stage.pass(Duration.ofMinutes(1));
        meter.phase("5c.retry", 200, threads(), this::orchestrate);
    }

    private void chunk(String name, List<String> attributes, Map<String, Object> job) {
        var chunker = new JobChunker(new JobSchema(attributes), new Periods(Clock.systemUTC()));
        var count = new AtomicInteger();
        for (int i = 0; i < WARM_UP; i++) {
            chunker.chunk(job, Map.of("labourer_id", Stage.LABOURER), task -> count.incrementAndGet());
        }
        count.set(0);
        meter.phase(
                "1.chunk." + name,
                10_000,
                Map.of(),
                () -> chunker.chunk(job, Map.of("labourer_id", Stage.LABOURER), task -> count.incrementAndGet()));
        if (count.get() != 10_000) {
            throw new IllegalStateException(name + " made " + count + " tasks");
        }
    }

    private void createTables() {
        stage.dynamoDb.createTable(TaskSchema.of(stage.names()));
        stage.dynamoDb.createTable(request -> request.tableName(stage.meta())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("task_id", ScalarAttributeType.S), attribute("created_at", ScalarAttributeType.N))
                .keySchema(key("task_id", KeyType.HASH), key("created_at", KeyType.RANGE)));
    }

    private void schedule(Map<String, Object> job) {
        var event = new LinkedHashMap<>(job);
        event.put("lambda_name", Stage.LABOURER);
        try (var context = stage.context()) {
            new Scheduler().run(event, context);
        }
    }

    private void orchestrate() {
        try (var context = stage.context()) {
            new Orchestrator().run(Map.of(), context);
        }
    }

    private void scavenge() {
        try (var context = stage.context()) {
            new Scavenger().run(Map.of(), context);
        }
    }

    private List<String> leased() {
        try (var context = stage.context()) {
            return List.copyOf(
                    context.store().rosters().read(Stage.LABOURER).places().keySet());
        }
    }

    /** The claim, which the original has not, is measured apart. */
    private void complete(List<String> tasks) {
        try (var context = stage.context()) {
            var audit = "1".equals(environment.get("META"))
                    ? new MetaHandler(
                            stage.dynamoDb,
                            stage.meta(),
                            stage.clock(),
                            new MetaHandler.Author("worker", "request", ""))
                    : TaskAudit.NONE;
            var ledger = new DynamoTaskLedger(
                            context.store().transitions(), SHARDS, stage.clock(), attempt -> Duration.ofSeconds(1))
                    .withAudit(audit);
            var hands = Hands.of(stage.threads);
            meter.phase(
                    "4a.claim",
                    tasks.size(),
                    threads(),
                    () -> hands.each(tasks, task -> ledger.start(new Attempt(task, Stage.LABOURER, 1, "execution"))));
            meter.phase("4.complete", tasks.size(), threads(), () -> {
                hands.each(
                        tasks,
                        task -> ledger.complete(
                                new Attempt(task, Stage.LABOURER, 1, "execution"),
                                Map.of("rows", 3),
                                Map.of("ok", true)));
                audit.flush();
            });
        }
    }

    private void scale() {
        int queued = 0;
        var creation = new TaskCreation(stage.dynamoDb, stage.names(), SHARDS, stage.clock());
        for (int wanted : List.of(0, 1_000, 5_000, 20_000)) {
            while (queued < wanted) {
                var batches = new ArrayList<List<NewTask>>();
                for (int b = 0; b < 10; b++, queued += TaskCreation.BATCH) {
                    batches.add(batch(queued));
                }
                Hands.of(stage.threads).each(batches, creation::create);
            }
            meter.phase("6.scale", 20, Map.of("queue", wanted), () -> {
                for (int i = 0; i < 20; i++) {
                    schedule(Map.of("word", "one"));
                }
            });
        }
    }

    private static List<NewTask> batch(int from) {
        return IntStream.range(from, from + TaskCreation.BATCH)
                .mapToObj(place -> NewTask.of("fill", place, Stage.LABOURER, "{\"words\":[\"x\"]}"))
                .toList();
    }

    /** Half of it first: linear time is twice that. */
    private void million() {
        for (int tasks : List.of(500_000, 1_000_000)) {
            var job = Jobs.flat(tasks);
            System.gc();
            Meter.resetPeaks();
            var heap = new LinkedHashMap<String, Object>();
            meter.phase(tasks == 1_000_000 ? "7.million" : "7.half", tasks, heap, () -> {
                schedule(job);
                heap.put("peak_heap_mb", Meter.rounded(Meter.peakHeapMegabytes()));
                heap.put("max_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
            });
        }
    }

    private static Map<String, Object> threads() {
        return Map.of("threads", Stage.THREADS);
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
