package io.sosw.essentials;

import io.sosw.aws.task.TaskSchema;
import io.sosw.aws.task.TaskTableName;
import io.sosw.json.Json;
import io.sosw.local.fault.OffsetClock;
import io.sosw.local.shim.Shim;
import io.sosw.local.shim.ShimOptions;
import io.sosw.local.shim.TemplateProvisioning;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;

/** A shim in which each function is a process of its own, with its real clients and its options from the environment. */
final class DeployedEssentials implements AutoCloseable {
    /** Time runs out on a quick machine too. */
    private static final String SLOW = "dynamodb:TransactWriteItems=latency:300ms";

    static final String TRAIL = "sosw_tasks_meta";

    private static final Map<String, Class<?>> FUNCTIONS = Map.of(
            "scheduler", Scheduler.class,
            "orchestrator", Orchestrator.class,
            "scavenger", Scavenger.class,
            "pager", Pager.class,
            "queue-worker", QueueWorker.class);

    private final ThreadTimers timers = new ThreadTimers();
    private final Path folder;
    private final Shim shim;
    private final LambdaClient lambda;
    final DynamoDbClient dynamoDb;

    DeployedEssentials(Path folder) throws Exception {
        this.folder = folder;
        var world = new World(
                new OffsetClock(Clock.systemUTC()),
                new Random(5),
                timers,
                new Deliveries(),
                "000000000000",
                "us-east-1");
        var options = ShimOptions.of(folder, null).failing(SLOW);
        shim = Shim.start(options, world, new TemplateProvisioning(note -> {}));
        lambda = over(LambdaClient.builder());
        dynamoDb = over(DynamoDbClient.builder());
        dynamoDb.createTable(TaskSchema.of(TaskTableName.DEFAULT));
        describeFunctions();
    }

    private void describeFunctions() throws IOException {
        var described = new LinkedHashMap<String, Object>();
        FUNCTIONS.forEach((name, type) -> described.put(name, Map.of("class", type.getName())));
        var root = Files.createDirectories(folder.resolve("described/META-INF/sosw"));
        Files.writeString(
                root.resolve("functions.json"),
                Json.write(Map.of("version", 1, "project", "test", "functions", described)));
        var classPath =
                new ArrayList<String>(List.of(folder.resolve("described").toString()));
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry).toAbsolutePath().toString());
        }
        Files.write(folder.resolve("code.classpath"), classPath);
    }

    /** A client over the shim's port. */
    <B extends AwsClientBuilder<B, C>, C> C over(B builder) {
        return builder.endpointOverride(shim.gateway().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    /** Creates a function; the rest of its options are what they are by default. */
    void create(String function, int timeout, Map<String, String> options) {
        var variables = new HashMap<>(options);
        variables.put("SOSW_FUNCTION", function);
        variables.put("AWS_ENDPOINT_URL", shim.gateway().endpoint().toString());
        lambda.createFunction(request -> request.functionName(function)
                .runtime("java17")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .role("arn:aws:iam::000000000000:role/local")
                .memorySize(256)
                .timeout(timeout)
                .environment(environment -> environment.variables(variables))
                .code(location -> location.s3Bucket("hot-reload")
                        .s3Key(folder.resolve("code.classpath").toString())));
        lambda.putFunctionRecursionConfig(
                request -> request.functionName(function).recursiveLoop(RecursiveLoop.ALLOW));
    }

    /** An event source mapping, as {@code sosw:deploy} makes it of a queue's trigger; two batches at once, the least. */
    void feed(String function, String queueArn) {
        lambda.createEventSourceMapping(request -> request.functionName(function)
                .eventSourceArn(queueArn)
                .batchSize(10)
                .scalingConfig(scaling -> scaling.maximumConcurrency(2))
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
    }

    /** A rule that starts a function each minute, as {@code sosw:deploy} makes it of a schedule with an input. */
    void eachMinute(String function, Object input) {
        var arn = lambda.getFunctionConfiguration(request -> request.functionName(function))
                .functionArn();
        try (var events = over(EventBridgeClient.builder())) {
            events.putRule(rule -> rule.name(function).scheduleExpression("cron(* * * * ? *)"));
            events.putTargets(targets -> targets.rule(function)
                    .targets(target -> target.id("function").arn(arn).input(Json.write(input))));
        }
    }

    /** Puts the clock of the shim before the real one by so much. */
    void clockAhead(int minutes) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(shim.gateway().endpoint().resolve("/_sosw/faults"))
                .POST(HttpRequest.BodyPublishers.ofString("clock=+" + minutes + "m"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** The table of the audit trail. */
    void keepTrail() {
        dynamoDb.createTable(request -> request.tableName(TRAIL)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        task -> task.attributeName("task_id").attributeType(ScalarAttributeType.S),
                        at -> at.attributeName("created_at").attributeType(ScalarAttributeType.N))
                .keySchema(
                        task -> task.attributeName("task_id").keyType(KeyType.HASH),
                        at -> at.attributeName("created_at").keyType(KeyType.RANGE)));
    }

    /** The tasks that the audit trail says this of, as often as it does. */
    List<String> trail(String action) {
        return dynamoDb.scanPaginator(request -> request.tableName(TRAIL)).items().stream()
                .filter(row -> row.get("action").s().equals(action))
                .map(row -> row.get("task_id").s())
                .toList();
    }

    /** Calls a function and waits for its answer. */
    String call(String function, Object event) {
        return lambda.invoke(
                        request -> request.functionName(function).payload(SdkBytes.fromUtf8String(Json.write(event))))
                .payload()
                .asUtf8String();
    }

    /** The keys of all items. */
    Set<String> ids() {
        var ids = new TreeSet<String>();
        dynamoDb.scanPaginator(request -> request.tableName("sosw_tasks").projectionExpression("task_id"))
                .items()
                .forEach(item -> ids.add(item.get("task_id").s()));
        return ids;
    }

    /** The texts of an attribute, of those items that have it. */
    List<String> texts(String attribute) {
        return dynamoDb.scanPaginator(request -> request.tableName("sosw_tasks")).items().stream()
                .filter(item -> item.containsKey(attribute))
                .map(item -> item.get(attribute).s())
                .toList();
    }

    /** Looks again and again, for two minutes. */
    static boolean await(BooleanSupplier reached) {
        for (int look = 0; look < 1_200 && !reached.getAsBoolean(); look++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return reached.getAsBoolean();
    }

    @Override
    public void close() throws Exception {
        shim.close();
        timers.close();
    }
}
