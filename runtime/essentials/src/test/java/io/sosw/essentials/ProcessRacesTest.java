package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.DynamoTaskLedger;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.JsonProtocol;
import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Router;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.rest.RestJsonDialect;
import io.sosw.local.wire.rest.RestProtocol;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import io.sosw.worker.Worker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Schedulers, Orchestrators and Scavengers as processes on one port of the shim, killed at seeded moments and started again.
 * Three of each in every build, on few tasks; {@code -Dsosw.tasks=360 -Dsosw.kills=36} for more of both,
 * {@code -Dsosw.seed=N} for other moments.
 */
@Tag("jdk-neutral")
class ProcessRacesTest {
    private static final int EACH = Integer.getInteger("sosw.processes", 3);
    private static final int TASKS = Integer.getInteger("sosw.tasks", 12);
    private static final int KILLS = Integer.getInteger("sosw.kills", 3);
    private static final List<String> ESSENTIALS = List.of("scheduler", "orchestrator", "scavenger");

    private final Watched table = new Watched(new LocalDynamoDb(new World(
            Clock.systemUTC(),
            new Random(1),
            (delay, work) -> () -> {},
            new Deliveries(),
            "000000000000",
            "us-east-1")));
    private final Map<String, AtomicInteger> starts = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final AtomicInteger executions = new AtomicInteger();
    private final List<Running> running = new ArrayList<>();
    private int killed;

    @TempDir
    Path logs;

    @AfterEach
    void stop() throws InterruptedException {
        for (var one : running) {
            one.process().destroyForcibly().waitFor();
        }
        workers.shutdownNow();
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void processesThatAreKilledCloseEachTaskOnceAndStartEachAttemptAtMostOnce() throws Exception {
        table.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        var random = new SplittableRandom(Long.getLong("sosw.seed", 7));
        try (var gateway = Gateway.bind(0)) {
            gateway.serve(new Router(List.of(dynamoDb(), lambda())), Controls.none(), new Random(1));
            for (int i = 0; i < EACH; i++) {
                for (var essential : ESSENTIALS) {
                    running.add(start(essential, gateway));
                }
            }
            while (table.closings.size() < TASKS) {
                var victim = random.nextInt(running.size());
                var one = running.get(victim);
                boolean ended = one.process().waitFor(50 + random.nextInt(400), TimeUnit.MILLISECONDS);
                if (ended || killed < KILLS) {
                    kill(one);
                    running.set(victim, start(one.essential(), gateway));
                }
            }
        }
        workers.shutdown();
        assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(killed).isPositive();
        assertThat(table.closings)
                .hasSize(TASKS)
                .allSatisfy((task, times) -> assertThat(times).hasValue(1));
        assertThat(starts).allSatisfy((attempt, times) -> assertThat(times).hasValue(1));
        assertThat(table.mostLeased()).isLessThanOrEqualTo(10);
    }

    /** As by {@code kill -9}: at whatever it was doing. */
    private void kill(Running one) throws InterruptedException {
        killed += one.process().isAlive() ? 1 : 0;
        one.process().destroyForcibly().waitFor();
    }

    private Running start(String essential, Gateway gateway) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                EssentialMain.class.getName(),
                essential,
                Integer.toString(TASKS));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(logs.toFile(), essential + ".log")));
        builder.environment().put("AWS_ENDPOINT_URL", gateway.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
        return new Running(essential, builder.start());
    }

    private Mount dynamoDb() {
        return Mount.of(
                "dynamodb",
                "DynamoDB_20120810",
                JsonProtocol.of("1.0", "com.amazonaws.dynamodb.v20120810"),
                () -> new Served("dynamodb", DynamoDbClient.class, table));
    }

    private Mount lambda() {
        return Mount.of(
                "lambda",
                "",
                new RestProtocol(new RestJsonDialect()),
                () -> new Served("lambda", LambdaClient.class, new Workers()));
    }

    private void work(Map<String, Object> event) {
        var clock = Clock.systemUTC();
        var transitions = new TaskTransitions(table, TaskTableName.DEFAULT, clock, Duration.ofDays(1));
        var ledger = new DynamoTaskLedger(transitions, new Shards(1), clock, attempt -> Duration.ZERO);
        try {
            new Worker(ledger, () -> "execution-" + executions.incrementAndGet()).run(event, Map::of, () -> {
                starts.computeIfAbsent(event.get("task_id") + "/" + event.get("attempts"), any -> new AtomicInteger())
                        .incrementAndGet();
                return null;
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private record Running(String essential, Process process) {}

    /** Takes events as Lambda does, every fifth twice. */
    private final class Workers implements LambdaClient {
        private final AtomicInteger events = new AtomicInteger();

        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            var event = Workshop.map(request.payload().asUtf8String());
            int times = events.incrementAndGet() % 5 == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                workers.execute(() -> work(event));
            }
            return InvokeResponse.builder().statusCode(202).build();
        }

        @Override
        public String serviceName() {
            return "lambda";
        }

        @Override
        public void close() {}
    }
}
