package io.sosw.bench.orchestration;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.invoke.LambdaInvoker;
import io.sosw.aws.task.TaskTableName;
import io.sosw.config.Config;
import io.sosw.essentials.EssentialsContext;
import io.sosw.essentials.EssentialsOptions;
import io.sosw.essentials.EssentialsProcess;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.settings.CachedSettings;
import io.sosw.function.Invocation;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The essentials over the given endpoints, with a clock that can be moved. */
final class Stage implements AutoCloseable {
    static final String LABOURER = "bench_function";
    static final int THREADS = 16;

    final DynamoDbClient dynamoDb;
    final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final boolean meta;
    private final FunctionInvoker invoker;
    private Duration offset = Duration.ZERO;
    private int cap = 500;
    private String tasks = "sosw_tasks";
    private String metaTable = "sosw_tasks_meta";
    private int requests;

    Stage(Map<String, String> environment, Meter meter) {
        var endpoint = environment.get("DDB_ENDPOINT");
        if (endpoint == null) {
            throw new IllegalArgumentException("DDB_ENDPOINT must be the URL of an empty DynamoDB");
        }
        AwsClients.keepOpen(THREADS);
        meta = "1".equals(environment.get("META"));
        dynamoDb = configured(DynamoDbClient.builder(), endpoint, meter)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        invoker = invoker(environment.get("STUB_ENDPOINT"), meter);
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, String endpoint, Meter meter) {
        return builder.endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .overrideConfiguration(override -> override.addExecutionInterceptor(meter));
    }

    private static FunctionInvoker invoker(@Nullable String endpoint, Meter meter) {
        if (endpoint == null) {
            return new Accepting();
        }
        var client = configured(LambdaClient.builder(), endpoint, meter)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new LambdaInvoker(client, Duration.ofSeconds(10));
    }

    /** A context as a new invocation has it. */
    EssentialsContext context() {
        var labourer = new HashMap<String, Object>(Map.of("max_simultaneous_invocations", cap));
        labourer.put("backoff", Map.of("type", "linear", "step", "1s"));
        Map<String, Object> settings = Map.of(
                "labourers", Map.of(LABOURER, labourer), "job_schema", Map.of("chunkable_attrs", List.of("word")));
        var clock = clock();
        var process = new EssentialsProcess(
                dynamoDb,
                new CachedSettings(function -> settings, clock, Duration.ofMinutes(1)),
                invoker,
                (task, reason) -> {},
                metric -> OptionalDouble.empty(),
                () -> UUID.randomUUID().toString(),
                new Random(1),
                pause -> {},
                Hands.of(threads));
        var config = Config.fixed()
                .with(EssentialsOptions.RUN_FOR, Duration.ofSeconds(1))
                .with(EssentialsOptions.META_TABLE, meta ? Optional.of(metaTable) : Optional.empty())
                .with(EssentialsOptions.TASKS_TABLE, tasks);
        var invocation = new Invocation("request-" + requests++, "bench", "", 512, 1, Instant.MAX, clock);
        return new EssentialsContext(config, invocation, process);
    }

    void tables(String tasksTable, String auditTable) {
        tasks = tasksTable;
        metaTable = auditTable;
    }

    TaskTableName names() {
        return new TaskTableName(tasks, TaskTableName.DEFAULT.dueIndex(), TaskTableName.DEFAULT.closedIndex());
    }

    String meta() {
        return metaTable;
    }

    void cap(int newCap) {
        cap = newCap;
    }

    void pass(Duration time) {
        offset = offset.plus(time);
    }

    Clock clock() {
        return Clock.offset(Clock.systemUTC(), offset);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        dynamoDb.close();
    }

    /** Where no stand-in for Lambda is given. */
    private static final class Accepting implements FunctionInvoker {
        @Override
        public Handover send(String function, Object payload) {
            return new Handover.Accepted();
        }

        @Override
        public Answer call(String function, Object payload) {
            return new Answer.Result("null");
        }
    }
}
