package io.sosw.essentials.simulation;

import io.sosw.aws.task.DynamoTaskLedger;
import io.sosw.aws.task.NewTask;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskCreation;
import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.config.Secret;
import io.sosw.essentials.labourer.Backoff;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.orchestrator.DispatchLoop;
import io.sosw.essentials.orchestrator.Dispatcher;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.scavenger.Sweep;
import io.sosw.essentials.scheduler.JobChunker;
import io.sosw.essentials.scheduler.JobSchema;
import io.sosw.essentials.scheduler.JobWriter;
import io.sosw.essentials.scheduler.Periods;
import io.sosw.essentials.task.Expiry;
import io.sosw.essentials.task.TaskStore;
import io.sosw.worker.Remaining;
import io.sosw.worker.TaskLedger;
import io.sosw.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One job through scheduler, orchestrators and workers, with the real code of each. */
final class Scenario {
    /** Of the job; every eighth hands a rest over, and there is one poisoned task more. */
    private static final int JOB = 40;

    static final int RESTS = JOB / 8;
    /** Those that are scheduled. */
    static final int TASKS = JOB + 1;

    private static final NewTask POISON = NewTask.of("job-0", 0, "worker", "{poison");
    /** What must be nowhere but in the worker's memory. */
    static final String CANARY = "canary-7f3a";

    private static final int CAP = 8;
    private static final int MAX_ATTEMPTS = 3;
    private static final Duration FAULTY = Duration.ofHours(2);
    private static final Duration END = Duration.ofHours(10);
    private static final Duration KEEP = Duration.ofDays(30);
    private static final Shards SHARDS = new Shards(2);

    private final Simulation simulation;
    private final Faults faults;
    private final Invariants invariants = new Invariants(CAP, MAX_ATTEMPTS, POISON.taskId());
    private final DynamoDbClient table;
    private final LaggingIndex index;
    private final Labourer labourer = new Labourer(
            "worker",
            "worker",
            CAP,
            MAX_ATTEMPTS,
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            new Backoff.Linear(Duration.ofSeconds(5)),
            List.of());
    /** Its health cannot be told. */
    private final Labourer sick = Labourer.of("sick", "sick");

    private final Secret secret = Secret.of(CANARY);
    private final UnaryOperator<TaskLedger> tampering;
    private int names;

    Scenario(long seed, Faults faults, DynamoDbClient table) {
        this(seed, faults, table, UnaryOperator.identity());
    }

    /**
     * @param tampering replaces the ledger of the workers, to see that the checker sees
     */
    Scenario(long seed, Faults faults, DynamoDbClient table, UnaryOperator<TaskLedger> tampering) {
        this.tampering = tampering;
        this.simulation = new Simulation(seed);
        this.faults = faults;
        this.table = table;
        this.index = new LaggingIndex(simulation, table, invariants);
        table.createTable(TaskSchema.of(TaskTableName.DEFAULT));
    }

    Invariants run() {
        simulation.spawn(Duration.ZERO, this::schedule);
        simulation.after(Duration.ofSeconds(60), this::tick);
        simulation.runUntil(END);
        invariants.read(rows());
        return invariants;
    }

    private Faults current() {
        return simulation.before(FAULTY) ? faults : Faults.NONE;
    }

    /** Lambda repeats an asynchronous event that failed, with the same request id. */
    private void schedule() {
        simulation.after(Duration.ofMinutes(1), () -> simulation.spawn(Duration.ZERO, this::scheduleAgain));
        try {
            write();
        } catch (SdkException e) {
            invariants.noted(e);
        }
    }

    private void scheduleAgain() {
        if (!invariants.allKnown(TASKS)) {
            schedule();
        }
    }

    private void write() {
        var values = new ArrayList<Integer>();
        for (int i = 0; i < JOB; i++) {
            values.add(i);
        }
        var clock = clock();
        var chunker = new JobChunker(new JobSchema(List.of("word")), new Periods(clock));
        var creation = new TaskCreation(dynamoDb(current().controlCrash()), TaskTableName.DEFAULT, SHARDS, clock);
        new JobWriter(chunker, creation, TaskAudit.NONE)
                .write("job-1", labourer.id(), Map.of("words", values, "isolate_words", true), 0, () -> true);
        creation.create(List.of(POISON));
    }

    private void tick() {
        if (invariants.allClosed(TASKS)) {
            return;
        }
        simulation.spawn(Duration.ZERO, this::orchestrate);
        simulation.spawn(Duration.ofMillis(simulation.random.nextInt(20_000)), this::scavenge);
        if (simulation.chance(current().duplicateTick())) {
            simulation.spawn(Duration.ofMillis(simulation.random.nextInt(2_000)), this::orchestrate);
            simulation.spawn(Duration.ofMillis(simulation.random.nextInt(20_000)), this::scavenge);
        }
        simulation.after(Duration.ofSeconds(60), this::tick);
    }

    private void orchestrate() {
        var crash = current().controlCrash();
        var clock = clock();
        var store = TaskStore.of(dynamoDb(crash), TaskTableName.DEFAULT, SHARDS, clock, KEEP);
        var lambda = new SimulatedLambda(simulation, current(), crash, this::work);
        var dispatcher =
                new Dispatcher(store, lambda, expiry(store, clock), TaskAudit.NONE, clock, this::token, Hands.ONE);
        var end = simulation.instant().plusSeconds(55);
        new DispatchLoop(dispatcher, this::cap, Duration.ofSeconds(10), Duration.ofSeconds(5), simulation::pause)
                .run(List.of(sick, labourer), () -> Duration.between(simulation.instant(), end));
    }

    private int cap(Labourer asked) {
        if (asked.equals(sick)) {
            throw new IllegalStateException("no metric");
        }
        return asked.maxSimultaneousInvocations();
    }

    private Expiry expiry(TaskStore store, Clock clock) {
        return new Expiry(
                store.transitions(),
                (task, reason) -> invariants.alarmed(task.taskId()),
                TaskAudit.NONE,
                clock,
                simulation.random);
    }

    private void scavenge() {
        var clock = clock();
        var store = TaskStore.of(dynamoDb(current().controlCrash()), TaskTableName.DEFAULT, SHARDS, clock, KEEP);
        try {
            new Sweep(store, expiry(store, clock), clock).pass(labourer);
        } catch (SdkException e) {
            invariants.noted(e);
        }
    }

    private void work(Map<String, Object> event) {
        var crash = current().workerCrash();
        var clock = clock();
        var transitions = new TaskTransitions(dynamoDb(crash), TaskTableName.DEFAULT, clock, KEEP);
        var ledger = new DynamoTaskLedger(
                transitions, SHARDS, clock, attempt -> labourer.backoff().after(attempt, simulation.random));
        var task = (String) event.get("task_id");
        int attempt = ((Number) event.get("attempts")).intValue();
        try {
            new Worker(tampering.apply(ledger), this::token).run(event, Map::of, () -> {
                invariants.begins(task, attempt);
                simulation.pause(Duration.ofMillis(simulation.random.nextInt(40_000)));
                if (simulation.chance(crash)) {
                    throw new Simulation.Crash();
                }
                if (simulation.chance(crash)) {
                    throw new IllegalStateException("the work failed with " + secret);
                }
                invariants.finishes(task);
                return handsOver(event) ? new Remaining(Map.of("rest", true), Map.of("rows", 1)) : Map.of("rows", 1);
            });
        } catch (IllegalStateException | SdkException e) {
            invariants.noted(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean handsOver(Map<String, Object> event) {
        return event.get("words") instanceof List<?> words && ((Number) words.get(0)).intValue() % 8 == 0;
    }

    /** Every row that is left, as text. */
    private String rows() {
        return table.scan(request -> request.tableName("sosw_tasks")).items().toString();
    }

    private DynamoDbClient dynamoDb(double crash) {
        return new SimulatedDynamoDb(simulation, table, index, current(), crash);
    }

    private Clock clock() {
        long most = faults.skew().toMillis();
        return simulation.clock(Duration.ofMillis(most == 0 ? 0 : simulation.random.nextLong(-most, most)));
    }

    private String token() {
        return "token-" + names++;
    }
}
