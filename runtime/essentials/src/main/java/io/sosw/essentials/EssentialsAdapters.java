package io.sosw.essentials;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.invoke.LambdaInvoker;
import io.sosw.config.Config;
import io.sosw.essentials.ecology.CloudWatchMetrics;
import io.sosw.essentials.ecology.MetricSource;
import io.sosw.essentials.labourer.FunctionTimeouts;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.settings.CachedSettings;
import io.sosw.essentials.settings.ParameterSettings;
import io.sosw.essentials.settings.SettingsSource;
import io.sosw.essentials.settings.TableSettings;
import io.sosw.essentials.task.Alarm;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.json.Json;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Makes the process's part out of the machine and AWS. */
final class EssentialsAdapters {
    private static final Duration CALL = Duration.ofSeconds(10);

    private EssentialsAdapters() {}

    static EssentialsProcess open(Config config) {
        var clock = Clock.systemUTC();
        AwsClients.keepOpen(config.get(EssentialsOptions.IN_FLIGHT));
        var dynamoDb =
                AwsClients.configured(DynamoDbClient.builder(), config, CALL).build();
        var lambda =
                AwsClients.configuredOnce(LambdaClient.builder(), config, CALL).build();
        var invoker = new LambdaInvoker(lambda, CALL);
        var executor = Executors.newFixedThreadPool(config.get(EssentialsOptions.IN_FLIGHT), work -> {
            var thread = new Thread(work, "hand-over");
            thread.setDaemon(true);
            return thread;
        });
        return new EssentialsProcess(
                dynamoDb,
                new CachedSettings(settings(config, dynamoDb), clock, config.get(EssentialsOptions.SETTINGS_FRESH)),
                invoker,
                alarm(config, invoker),
                metrics(config, clock),
                () -> UUID.randomUUID().toString(),
                new SecureRandom(), // copies of a snapshot must not roll the same dice
                pause -> LockSupport.parkNanos(pause.toNanos()),
                Hands.of(executor),
                new FunctionTimeouts(function -> timeout(lambda, function), clock),
                Once.of(() ->
                        AwsClients.configured(SqsClient.builder(), config, CALL).build()));
    }

    private static Duration timeout(LambdaClient lambda, String function) {
        return Duration.ofSeconds(lambda.getFunctionConfiguration(request -> request.functionName(function))
                .timeout());
    }

    private static SettingsSource settings(Config config, DynamoDbClient dynamoDb) {
        SettingsSource source = function -> Map.of();
        var table = config.get(EssentialsOptions.CONFIG_TABLE);
        if (table.isPresent()) {
            source = source.under(
                    new TableSettings(dynamoDb, table.get(), config.get(EssentialsOptions.CONFIG_ENVIRONMENT)));
        }
        var path = config.get(EssentialsOptions.SETTINGS_PATH);
        if (path.isPresent()) {
            var ssm = AwsClients.configured(SsmClient.builder(), config, CALL).build();
            source = source.under(new ParameterSettings(ssm, path.get()));
        }
        return source.under(custom(config));
    }

    @SuppressWarnings("unchecked")
    private static SettingsSource custom(Config config) {
        var own = (Map<String, Object>) Json.read(config.get(EssentialsOptions.CUSTOM_SETTINGS), Map.class);
        return function -> own;
    }

    private static Alarm alarm(Config config, FunctionInvoker invoker) {
        var topic = config.get(EssentialsOptions.ALARM_TOPIC)
                .<Alarm>map(arn -> new TopicAlarm(
                        AwsClients.configured(SnsClient.builder(), config, CALL).build(), arn))
                .orElse(Alarm.NONE);
        var function = config.get(EssentialsOptions.ALARM_FUNCTION)
                .<Alarm>map(name -> new FunctionAlarm(invoker, name))
                .orElse(Alarm.NONE);
        return (task, reason) -> {
            topic.dead(task, reason);
            function.dead(task, reason);
        };
    }

    /** The client is made when the first metric is asked for: most labourers have none. */
    private static MetricSource metrics(Config config, Clock clock) {
        return new MetricSource() {
            private @org.jspecify.annotations.Nullable MetricSource made;

            @Override
            public synchronized java.util.OptionalDouble value(io.sosw.essentials.ecology.Metric metric) {
                if (made == null) {
                    made = new CloudWatchMetrics(
                            AwsClients.configured(CloudWatchClient.builder(), config, CALL)
                                    .build(),
                            clock);
                }
                return made.value(metric);
            }
        };
    }
}
