package demo;

import io.sosw.local.shim.Shim;
import io.sosw.local.shim.ShimOptions;
import io.sosw.local.shim.TemplateProvisioning;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A shim with the project's template and its functions, each in a process of its own, called by their names. */
final class Stage implements AutoCloseable {
    private static final List<String> FUNCTIONS =
            List.of("scheduler", "orchestrator", "scavenger", "worker-assistant", "count-hashtags");
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final Shim shim;
    private final ThreadTimers timers;
    private final LambdaClient lambda;
    private final DynamoDbClient dynamoDb;

    private Stage(Shim shim, ThreadTimers timers) {
        this.shim = shim;
        this.timers = timers;
        var endpoint = shim.gateway().endpoint();
        this.lambda = LambdaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(2)))
                .build();
        this.dynamoDb = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static Stage open(Path folder, String source) throws Exception {
        var timers = new ThreadTimers();
        var world = new World(
                Clock.systemUTC(), new Random(), timers, new Deliveries(), "000000000000", "us-east-1");
        var options = ShimOptions.of(folder, Path.of("template.yaml").toAbsolutePath());
        var stage = new Stage(Shim.start(options, world, new TemplateProvisioning(note -> {})), timers);
        var code = folder.resolve("code.classpath");
        Files.writeString(code, System.getProperty("java.class.path").replace(java.io.File.pathSeparator, "\n") + "\n");
        for (var function : FUNCTIONS) {
            stage.create(function, code, source);
        }
        return stage;
    }

    private void create(String function, Path code, String source) {
        var variables = new HashMap<String, String>();
        variables.put("SOSW_FUNCTION", function);
        variables.put("AWS_ENDPOINT_URL", shim.gateway().endpoint().toString());
        variables.put("SOURCE_URL", source);
        variables.put("RUN_FOR", "6s");
        variables.put("PASS_INTERVAL", "500ms");
        variables.put("ALARM_TOPIC", "arn:aws:sns:us-east-1:000000000000:sosw-dead-tasks");
        lambda.createFunction(request -> request.functionName(function)
                .runtime("java17")
                .handler("io.sosw.wrapper.lambda.StreamHandler::handleRequest")
                .role("arn:aws:iam::000000000000:role/local")
                .memorySize(256)
                .timeout(75)
                .environment(environment -> environment.variables(variables))
                .code(location -> location.s3Bucket("hot-reload").s3Key(code.toString())));
    }

    /** Calls a function and waits. */
    String call(String function, String event) {
        var answer = lambda.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(event)));
        if (answer.functionError() != null) {
            throw new IllegalStateException(function + " failed: " + answer.payload().asUtf8String());
        }
        return answer.payload().asUtf8String();
    }

    /** All rows of a table. */
    List<Map<String, AttributeValue>> rows(String table) {
        return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream().toList();
    }

    @Override
    public void close() throws Exception {
        lambda.close();
        dynamoDb.close();
        shim.close();
        timers.close();
    }
}
