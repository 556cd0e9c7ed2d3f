package io.sosw.engine.tasks;

import io.sosw.aws.invoke.LambdaInvoker;
import io.sosw.aws.task.LabourerDirectory;
import io.sosw.aws.task.MetaHandler;
import io.sosw.aws.task.RosterTable;
import io.sosw.aws.task.TaskAudit;
import io.sosw.aws.task.TaskManager;
import io.sosw.aws.task.TaskQueries;
import io.sosw.aws.task.TaskTransitions;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.invoke.FunctionInvoker;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The tasks of an environment.
 *
 * @param labourerIds all that were ever given a job
 * @param trail of audit; empty if none is kept
 */
record TasksAccess(
        TasksPlace place,
        TaskManager tasks,
        List<String> labourerIds,
        Optional<MetaHandler> trail,
        FunctionInvoker invoker) {
    private static final Duration KEEP_CLOSED = Duration.ofDays(30);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(16);
    private static final Duration SEND = Duration.ofSeconds(10);

    static TasksAccess open(TasksPlace place, Clock clock) {
        var lambda = made(place, LambdaClient.builder(), LONGEST_RUN)
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
        var dynamoDb = made(place, DynamoDbClient.builder(), SEND).build();
        return of(place, clock, dynamoDb, new LambdaInvoker(lambda, SEND));
    }

    static TasksAccess of(TasksPlace place, Clock clock, DynamoDbClient dynamoDb, FunctionInvoker invoker) {
        requireTable(place, dynamoDb);
        var names = place.names();
        var entries = new LabourerDirectory(dynamoDb, names).read();
        var trail = place.meta()
                .map(table ->
                        new MetaHandler(dynamoDb, table, clock, new MetaHandler.Author("mvn sosw:tasks", "-", "-")));
        var manager = new TaskManager(
                new TaskQueries(dynamoDb, names, entries.shards()),
                new TaskTransitions(dynamoDb, names, clock, KEEP_CLOSED),
                new RosterTable(dynamoDb, names),
                entries.shards(),
                clock,
                trail.<TaskAudit>map(each -> each).orElse(TaskAudit.NONE));
        return new TasksAccess(place, manager, entries.labourerIds(), trail, invoker);
    }

    /** Its ARN also says to which account and region the credentials lead. */
    private static void requireTable(TasksPlace place, DynamoDbClient dynamoDb) {
        var table = place.table();
        try {
            var arn = dynamoDb.describeTable(request -> request.tableName(table.value()))
                    .table()
                    .tableArn();
            var parts = arn.split(":", 6);
            if (place.endpoint().isEmpty()) {
                require("region", place.region(), parts[3], place);
                require("account", place.account(), parts[4], place);
            }
        } catch (ResourceNotFoundException none) {
            throw new UserError(
                    "there is no table of tasks '" + table.value() + "' (" + table.origin() + ") in the environment '"
                            + place.environment() + "'",
                    "deploy the essentials, or name their table: -Dsosw.table=NAME.",
                    "tasks-table",
                    none);
        }
    }

    private static void require(String what, Optional<Setting> wanted, String actual, TasksPlace place) {
        if (wanted.isPresent() && !wanted.get().value().equals(actual)) {
            throw new UserError(
                    "the environment '" + place.environment() + "' belongs to " + what + " "
                            + wanted.get().value() + " (" + wanted.get().origin() + "), but the " + what
                            + " that answers is " + actual,
                    "choose the other credentials (AWS_PROFILE=…), or another environment with -Dsosw.env=NAME.",
                    "deploy-account");
        }
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B made(
            TasksPlace place, B builder, Duration longest) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(longest));
        place.region().ifPresent(region -> builder.region(Region.of(region.value())));
        place.endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        return builder;
    }
}
