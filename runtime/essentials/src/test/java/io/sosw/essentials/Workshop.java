package io.sosw.essentials;

import io.sosw.aws.task.Task;
import io.sosw.aws.task.TaskQueries;
import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.config.Config;
import io.sosw.essentials.labourer.FunctionTimeouts;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.settings.CachedSettings;
import io.sosw.essentials.simulation.Tables;
import io.sosw.function.Invocation;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.local.sqs.LocalSqs;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The essentials over tables in memory, with a clock that stands until it is moved and a Lambda that takes notes. */
final class Workshop {
    static final String META = "sosw_tasks_meta";

    final DynamoDbClient tables = Tables.create();
    final SqsClient sqs = new LocalSqs(new World(
            clock(), new Random(1), (delay, work) -> () -> {}, new Deliveries(), "000000000000", "us-east-1"));
    final Map<String, Duration> functions = new LinkedHashMap<>();
    private final FunctionTimeouts timeouts = new FunctionTimeouts(
            function -> java.util.Objects.requireNonNull(functions.get(function), "no such function"), clock());
    final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    final List<String> alarms = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Object> settings = new LinkedHashMap<>();
    final Map<String, Double> metrics = new LinkedHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<Duration> remaining = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    Handover handover = new Handover.Accepted();
    Config config = Config.fixed()
            .with(EssentialsOptions.RUN_FOR, Duration.ofSeconds(1))
            .with(EssentialsOptions.META_TABLE, java.util.Optional.of(META));

    Workshop() {
        tables.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        tables.createTable(request -> request.tableName(META)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("task_id", ScalarAttributeType.S), attribute("created_at", ScalarAttributeType.N))
                .keySchema(key("task_id", KeyType.HASH), key("created_at", KeyType.RANGE)));
        settings.put("labourers", new LinkedHashMap<>(Map.of("worker", Map.of("max_simultaneous_invocations", 100))));
        settings.put("job_schema", Map.of("chunkable_attrs", List.of("topic", "word")));
    }

    EssentialsContext context() {
        return context("request-1", tables);
    }

    EssentialsContext context(String requestId, DynamoDbClient dynamoDb) {
        var process = new EssentialsProcess(
                dynamoDb,
                new CachedSettings(function -> settings, clock(), Duration.ofMinutes(1)),
                new Lambda(),
                (task, reason) -> alarms.add(task.taskId() + ": " + reason),
                metric -> metrics.containsKey(metric.name())
                        ? OptionalDouble.of(metrics.get(metric.name()))
                        : OptionalDouble.empty(),
                () -> "token-" + tokens.incrementAndGet(),
                new Random(1),
                this::pass,
                Hands.ONE,
                timeouts,
                () -> sqs);
        var clock = clock();
        var deadline = remaining.isEmpty() ? Instant.MAX : now.plus(remaining.remove(0));
        return new EssentialsContext(
                config, new Invocation(requestId, "scheduler", "", 512, 1, deadline, clock), process);
    }

    /** The next context has this much time. */
    void timeLeft(Duration time) {
        remaining.add(time);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** All tasks there are, by what the table says. */
    List<Task> tasks() {
        var ids = tables.scan(request -> request.tableName("sosw_tasks")).items().stream()
                .map(item -> item.get("task_id").s())
                .filter(id -> !id.contains("#"))
                .toList();
        return List.copyOf(new TaskQueries(tables, TaskTableName.DEFAULT, new io.sosw.aws.task.Shards(1))
                .find(ids)
                .values());
    }

    List<Map<String, Object>> payloads() {
        return tasks().stream().map(task -> map(task.payload())).toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(String json) {
        return (Map<String, Object>) Json.read(json, Map.class);
    }

    /** The actions that the audit trail has of a task, in order. */
    List<String> history(String taskId) {
        return new io.sosw.aws.task.MetaHandler(
                        tables, META, clock(), new io.sosw.aws.task.MetaHandler.Author("", "", ""))
                .history(taskId).stream().map(step -> step.action()).toList();
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
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

    record Sent(String function, Map<String, Object> event) {}

    private final class Lambda implements FunctionInvoker {
        @Override
        public Handover send(String function, Object payload) {
            if (!(handover instanceof Handover.Refused)) {
                sent.add(new Sent(function, map(Json.write(payload))));
            }
            return handover;
        }

        @Override
        public Answer call(String function, Object payload) {
            throw new AssertionError("the essentials wait for nobody");
        }
    }
}
