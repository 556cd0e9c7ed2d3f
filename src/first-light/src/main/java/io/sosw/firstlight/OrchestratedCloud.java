package io.sosw.firstlight;

import io.sosw.engine.run.ShimEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A deployed orchestration as a client of its shim sees it. */
final class OrchestratedCloud implements AutoCloseable {
    private static final int LOOKS = 1_200;

    private final ShimEndpoint shim;
    private final String stack;
    private final LambdaClient lambda;
    private final DynamoDbClient dynamoDb;
    private final SsmClient ssm;
    private final EventBridgeClient events;

    private OrchestratedCloud(ShimEndpoint shim, String stack) {
        this.shim = shim;
        this.stack = stack;
        lambda = client(LambdaClient.builder().httpClient(UrlConnectionHttpClient.create()));
        dynamoDb = client(DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()));
        ssm = client(SsmClient.builder().httpClient(UrlConnectionHttpClient.create()));
        events = client(EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()));
    }

    static OrchestratedCloud of(Path project) {
        return new OrchestratedCloud(World.of(project).shim(), String.valueOf(project.getFileName()));
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(URI.create(shim.endpoint()))
                .region(Region.of(shim.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    /** Calls a deployed function and waits; an error is an answer too. */
    String call(String function, String event) {
        return lambda.invoke(request -> request.functionName(stack + "-" + function)
                        .qualifier("live")
                        .payload(SdkBytes.fromUtf8String(event)))
                .payload()
                .asUtf8String();
    }

    /** Puts the shim's clock forward: what is scheduled in that time is due. */
    void putForward(int minutes) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(shim.endpoint() + "/_sosw/faults"))
                .POST(BodyPublishers.ofString("clock=+" + minutes + "m"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    List<Map<String, AttributeValue>> rows(String table) {
        return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
                .toList();
    }

    /** How many tasks are in each state. */
    Map<String, Integer> states() {
        var states = new HashMap<String, Integer>();
        for (var row : rows("sosw_tasks")) {
            var state = row.get("task_state");
            if (state != null) {
                states.merge(state.s(), 1, Integer::sum);
            }
        }
        return states;
    }

    void setting(String name, String value) {
        ssm.putParameter(
                request -> request.name(name).type(ParameterType.STRING).value(value));
    }

    void forget(String name) {
        ssm.deleteParameter(request -> request.name(name));
    }

    /** All that a deployment makes and an undeployment must take away. */
    List<String> left() {
        var left = new ArrayList<String>(dynamoDb.listTables().tableNames());
        lambda.listFunctions().functions().forEach(function -> left.add(function.functionName()));
        events.listRules(request -> request.limit(100)).rules().forEach(rule -> left.add(rule.name()));
        ssm.getParametersByPath(request -> request.path("/sosw").recursive(true))
                .parameters()
                .forEach(parameter -> left.add(parameter.name()));
        return left;
    }

    /** Looks again and again, for two minutes. */
    static boolean await(BooleanSupplier reached) {
        for (int look = 0; look < LOOKS && !reached.getAsBoolean(); look++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return reached.getAsBoolean();
    }

    @Override
    public void close() {
        lambda.close();
        dynamoDb.close();
        ssm.close();
        events.close();
    }
}
