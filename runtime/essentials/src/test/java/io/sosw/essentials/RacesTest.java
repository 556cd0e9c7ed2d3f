package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.DynamoTaskLedger;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.essentials.labourer.Backoff;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.orchestrator.Dispatcher;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.scavenger.Sweep;
import io.sosw.essentials.scheduler.JobChunker;
import io.sosw.essentials.scheduler.JobSchema;
import io.sosw.essentials.scheduler.JobWriter;
import io.sosw.essentials.scheduler.Periods;
import io.sosw.essentials.simulation.Tables;
import io.sosw.essentials.task.Alarm;
import io.sosw.essentials.task.Expiry;
import io.sosw.essentials.task.TaskStore;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Three of each essential and eight workers on real threads over one table, all dying at random calls. */
class RacesTest {
    private static final int TASKS = 120;
    private static final int CAP = 10;
    private static final Labourer LABOURER = new Labourer(
            "worker",
            "worker",
            CAP,
            3,
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            new Backoff.Linear(Duration.ofSeconds(5)),
            List.of());

    private final ExecutorService essentials = Executors.newFixedThreadPool(9);
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
    private final Clock clock = new Ticking();
    private final Map<String, AtomicInteger> starts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> finished = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> alarms = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();
    private final Watched table = new Watched(Tables.create());

    @AfterEach
    void stop() {
        essentials.shutdownNow();
        workers.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void eachTaskIsClosedOnceAndEachAttemptStartsAtMostOnce(long seed) throws Exception {
        table.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        var random = new SplittableRandom(seed);
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < 3; i++) {
            running.add(essentials.submit(scheduler(random.split())));
            running.add(essentials.submit(orchestrator(random.split())));
            running.add(essentials.submit(scavenger(random.split())));
        }
        for (var one : running) {
            one.get();
        }
        workers.shutdown();
        assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(table.closings)
                .hasSize(TASKS)
                .allSatisfy((task, times) -> assertThat(times).hasValue(1));
        assertThat(starts).allSatisfy((attempt, times) -> assertThat(times).hasValue(1));
        assertThat(table.mostLeased()).isLessThanOrEqualTo(CAP);
        table.closedAs("DEAD").forEach(task -> assertThat(alarms).containsKey(task));
        table.closedAs("COMPLETED").forEach(task -> assertThat(finished).containsKey(task));
        assertThat(table.closedAs("COMPLETED")).as("most are done").hasSizeGreaterThan(TASKS / 2);
    }

    private Runnable scheduler(SplittableRandom random) {
        var values = IntStream.range(0, TASKS).boxed().toList();
        return untilDone(random, dynamoDb -> {
            var chunker = new JobChunker(new JobSchema(List.of("word")), new Periods(clock));
            var creation = new TaskCreation(dynamoDb, TaskTableName.DEFAULT, new Shards(2), clock);
            return new JobWriter(chunker, creation, TaskAudit.NONE)
                    .write("job", "worker", Map.of("words", values, "isolate_words", true), 0, () -> true)
                    .done();
        });
    }

    private Runnable orchestrator(SplittableRandom random) {
        return untilDone(random, dynamoDb -> {
            var store = store(dynamoDb);
            var dispatcher = new Dispatcher(
                    store,
                    new Lambda(random.split()),
                    expiry(store, random),
                    TaskAudit.NONE,
                    clock,
                    this::token,
                    Hands.ONE);
            dispatcher.pass(LABOURER, CAP);
            now.addAndGet(1_000);
            return table.closings.size() == TASKS;
        });
    }

    private Runnable scavenger(SplittableRandom random) {
        return untilDone(random, dynamoDb -> {
            var store = store(dynamoDb);
            new Sweep(store, expiry(store, random), clock).pass(LABOURER);
            return table.closings.size() == TASKS;
        });
    }

    /** Starts the process again whenever it has died. */
    private Runnable untilDone(SplittableRandom random, Step process) {
        return () -> {
            boolean done = false;
            while (!done && !Thread.currentThread().isInterrupted()) {
                try {
                    done = process.run(new Dying(table, random.split(), 0.01));
                } catch (Dying.Killed e) {
                    done = false;
                }
            }
        };
    }

    private Expiry expiry(TaskStore store, SplittableRandom random) {
        Alarm alarm = (task, reason) -> alarms.computeIfAbsent(task.taskId(), any -> new AtomicInteger())
                .incrementAndGet();
        return new Expiry(store.transitions(), alarm, TaskAudit.NONE, clock, random.split());
    }

    private TaskStore store(DynamoDbClient dynamoDb) {
        return TaskStore.of(dynamoDb, TaskTableName.DEFAULT, new Shards(2), clock, Duration.ofDays(30));
    }

    private String token() {
        return "token-" + names.incrementAndGet();
    }

    private void work(Map<String, Object> event, SplittableRandom random) {
        var transitions = store(new Dying(table, random.split(), 0.03)).transitions();
        var ledger = new DynamoTaskLedger(
                transitions, new Shards(2), clock, attempt -> LABOURER.backoff().after(attempt, random));
        var task = (String) event.get("task_id");
        try {
            new Worker(ledger, this::token).run(event, Map::of, () -> {
                starts.computeIfAbsent(task + '/' + event.get("attempts"), any -> new AtomicInteger())
                        .incrementAndGet();
                if (random.nextInt(20) == 0) {
                    throw new IllegalStateException("the work failed");
                }
                finished.computeIfAbsent(task, any -> new AtomicInteger()).incrementAndGet();
                return null;
            });
        } catch (Dying.Killed | IllegalStateException e) {
            names.incrementAndGet();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What a process does until it is done or dead. */
    @FunctionalInterface
    private interface Step {
        boolean run(DynamoDbClient dynamoDb);
    }

    /** Delivers events on the workers' threads, every tenth twice. */
    private final class Lambda implements FunctionInvoker {
        private final SplittableRandom random;

        Lambda(SplittableRandom random) {
            this.random = random;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Handover send(String function, Object payload) {
            if (random.nextInt(30) == 0) {
                return new Handover.Refused("TooManyRequestsException", true);
            }
            var event = (Map<String, Object>) Json.read(Json.write(payload), Map.class);
            int times = random.nextInt(10) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                var own = random.split();
                workers.execute(() -> work(event, own));
            }
            return new Handover.Accepted();
        }

        @Override
        public Answer call(String function, Object payload) {
            throw new AssertionError("nobody waits here");
        }
    }

    private final class Ticking extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
