package io.sosw.essentials.simulation;

import io.sosw.aws.task.DynamoTaskLedger;
import io.sosw.aws.task.NewTask;
import io.sosw.aws.task.QueueEntry;
import io.sosw.aws.task.Shards;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.config.Config;
import io.sosw.essentials.EssentialsContext;
import io.sosw.essentials.EssentialsOptions;
import io.sosw.essentials.EssentialsProcess;
import io.sosw.essentials.WorkerAssistant;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.scheduler.JobChunker;
import io.sosw.essentials.scheduler.JobSchema;
import io.sosw.essentials.scheduler.JobWriter;
import io.sosw.essentials.scheduler.Periods;
import io.sosw.essentials.settings.CachedSettings;
import io.sosw.function.Invocation;
import io.sosw.idempotency.AlreadyRunning;
import io.sosw.json.Json;
import io.sosw.local.sqs.LocalSqs;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import io.sosw.worker.Closing;
import io.sosw.worker.QueuedTask;
import io.sosw.worker.TaskLedger;
import io.sosw.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One job through scheduler, queue, workers and dead-letter queue, with the real code of each and the shim's own SQS. */
final class QueueScenario {
    static final int TASKS = 40;
    private static final Duration FAULTY = Duration.ofHours(2);
    private static final Duration END = Duration.ofHours(10);
    private static final Duration KEEP = Duration.ofDays(30);
    private static final Duration LEASE = Duration.ofSeconds(80);
    private static final Duration VISIBILITY = Duration.ofMinutes(8);
    private static final int RECEIVES = 5;
    private static final double DUPLICATE = 0.02;

    private final Simulation simulation;
    private final Faults faults;
    private final QueueHistory history;
    private final DynamoDbClient table;
    private final LaggingIndex index;
    private final SqsClient sqs;
    private final String queue;
    private final String dead;
    private final QueuedTask lane;
    private final UnaryOperator<TaskLedger> tampering;
    private final Order order;
    private boolean scheduled;
    private int names;

    /**
     * @param order whether the queue is a FIFO queue
     * @param tampering replaces the ledger of the workers, to see that the checker sees
     */
    QueueScenario(
            long seed,
            Faults faults,
            Closing closing,
            Order order,
            DynamoDbClient table,
            UnaryOperator<TaskLedger> tampering) {
        this.simulation = new Simulation(seed);
        this.faults = faults;
        this.history = new QueueHistory(closing == Closing.CLAIMED);
        this.table = table;
        this.index = new LaggingIndex(simulation, table, history);
        this.tampering = tampering;
        this.order = order;
        this.lane = new QueuedTask("", closing, LEASE);
        table.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        sqs = new LocalSqs(new World(
                simulation.clock(Duration.ZERO),
                new Random(seed),
                (delay, work) -> timer(delay, work),
                new Deliveries(),
                "000000000000",
                "us-east-1"));
        dead = create("dead", Map.of());
        var redrive = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead" + order.suffix
                + "\",\"maxReceiveCount\":" + RECEIVES + "}";
        queue = create(
                "tasks",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(VISIBILITY.toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        redrive));
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        var all = new HashMap<>(attributes);
        if (order != Order.NONE) {
            all.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        return sqs.createQueue(request -> request.queueName(name + order.suffix).attributes(all))
                .queueUrl();
    }

    QueueHistory run() {
        simulation.spawn(Duration.ZERO, this::schedule);
        simulation.after(Duration.ofSeconds(1), this::poll);
        simulation.runUntil(END);
        return history;
    }

    List<String> verdict() {
        if (order != Order.NONE) {
            history.inOrder(IntStream.range(0, TASKS)
                    .mapToObj(place -> NewTask.id("job-1", place))
                    .toList());
        }
        return history.verdict(TASKS, left(queue) + left(dead));
    }

    private int left(String url) {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private io.sosw.local.world.Timers.Cancel timer(Duration delay, Runnable work) {
        var cancelled = new boolean[1];
        simulation.after(delay, () -> {
            if (!cancelled[0]) {
                work.run();
            }
        });
        return () -> cancelled[0] = true;
    }

    private Faults current() {
        return simulation.before(FAULTY) ? faults : Faults.NONE;
    }

    /** Lambda repeats an asynchronous event that failed or died. */
    private void schedule() {
        simulation.after(Duration.ofMinutes(1), () -> {
            if (!scheduled) {
                simulation.spawn(Duration.ZERO, this::schedule);
            }
        });
        var values = IntStream.range(0, TASKS).boxed().toList();
        var chunker = new JobChunker(new JobSchema(List.of("word")), new Periods(simulation.clock(Duration.ZERO)));
        var entry = new QueueEntry(sqs, queue, lane, simulation.clock(Duration.ZERO));
        new JobWriter(
                        chunker,
                        tasks -> {
                            var half = tasks.subList(0, tasks.size() / 2);
                            entry.create(half);
                            dieMaybe(current().workerCrash());
                            return entry.create(tasks.subList(tasks.size() / 2, tasks.size()));
                        },
                        TaskAudit.NONE)
                .write("job-1", "worker", Map.of("words", values, "isolate_words", true), 0, () -> true);
        scheduled = true;
    }

    /** The event source mappings of both queues. */
    private void poll() {
        if (scheduled && history.allClosed(TASKS) && left(queue) + left(dead) == 0) {
            return;
        }
        receive(queue, this::work);
        receive(dead, this::bury);
        simulation.after(Duration.ofSeconds(5), this::poll);
    }

    private void receive(String url, Consumer<Message> handler) {
        var messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
                .messages();
        if (messages.isEmpty()) {
            return;
        }
        simulation.spawn(Duration.ofMillis(5), () -> deliver(url, messages, handler));
        if (simulation.chance(url.equals(queue) && simulation.before(FAULTY) ? DUPLICATE : 0)) {
            simulation.spawn(
                    Duration.ofMillis(simulation.random.nextInt(60_000)), () -> deliver(url, messages, handler));
        }
    }

    /** Whatever is not reported as failed is deleted; a function that dies reports nothing. */
    private void deliver(String url, List<Message> messages, Consumer<Message> handler) {
        var done = new ArrayList<Message>();
        for (var message : messages) {
            try {
                handler.accept(message);
                done.add(message);
            } catch (IllegalStateException | AlreadyRunning | SdkException e) {
                history.noted(e);
                if (order == Order.STOPS_AT_A_FAILURE) {
                    break;
                }
            }
        }
        for (var message : done) {
            history.deleted(String.valueOf(event(message).get("task_id")));
            delete(url, message);
        }
    }

    /** A FIFO queue refuses a receipt that has been used or has run out. */
    private void delete(String url, Message message) {
        try {
            sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        } catch (SdkException e) {
            history.noted(e);
        }
    }

    private void work(Message message) {
        var event = event(message);
        var task = (String) event.get("task_id");
        double crash = current().workerCrash();
        var clock = clock();
        var transitions = new TaskTransitions(dynamoDb(crash), TaskTableName.DEFAULT, clock, KEEP);
        var ledger = new DynamoTaskLedger(transitions, new Shards(2), clock, attempt -> Duration.ofSeconds(5));
        try {
            new Worker(tampering.apply(ledger), this::token).run(event, Map::of, () -> {
                history.begins(task);
                try {
                    simulation.pause(Duration.ofMillis(simulation.random.nextInt(5_000)));
                    dieMaybe(crash);
                    if (simulation.chance(crash)) {
                        throw new IllegalStateException("the work failed");
                    }
                    history.finishes(task);
                    return Map.of("rows", 1);
                } finally {
                    history.ends(task);
                }
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void bury(Message message) {
        var clock = clock();
        var process = new EssentialsProcess(
                dynamoDb(current().controlCrash()),
                new CachedSettings(function -> Map.of(), clock, Duration.ofMinutes(1)),
                new SimulatedLambda(simulation, Faults.NONE, 0, event -> {}),
                (task, reason) -> history.alarmed(task.taskId()),
                metric -> OptionalDouble.empty(),
                this::token,
                new Random(1),
                simulation::pause,
                Hands.ONE);
        var config = Config.fixed().with(EssentialsOptions.SHARDS, 2);
        var invocation = new Invocation(token(), "worker-assistant", "", 256, 1, Instant.MAX, clock);
        new WorkerAssistant().run(event(message), new EssentialsContext(config, invocation, process));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> event(Message message) {
        return (Map<String, Object>) Json.parse(message.body());
    }

    private DynamoDbClient dynamoDb(double crash) {
        return new SimulatedDynamoDb(simulation, table, index, current(), crash);
    }

    private java.time.Clock clock() {
        long most = faults.skew().toMillis();
        return simulation.clock(Duration.ofMillis(most == 0 ? 0 : simulation.random.nextLong(-most, most)));
    }

    private void dieMaybe(double crash) {
        if (simulation.chance(crash)) {
            throw new Simulation.Crash();
        }
    }

    /** What the queue keeps, and what becomes of a batch of it after a failure. */
    enum Order {
        NONE(""),
        STOPS_AT_A_FAILURE(".fifo"),
        GOES_ON_AFTER_A_FAILURE(".fifo");

        private final String suffix;

        Order(String suffix) {
            this.suffix = suffix;
        }
    }

    private String token() {
        return "token-" + names++;
    }
}
