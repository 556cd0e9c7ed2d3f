package io.sosw.essentials;

import io.sosw.essentials.ecology.MetricSource;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.settings.CachedSettings;
import io.sosw.essentials.task.Alarm;
import io.sosw.invoke.FunctionInvoker;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What lives as long as the process of an essential.
 *
 * @param dynamoDb where the tasks are
 * @param settings labourers, schemas, coefficients
 * @param invoker of workers, and of the Scheduler itself when its time is up
 * @param alarm told of dead tasks
 * @param metrics of what workers depend on
 * @param tokens texts that never repeat
 * @param random the jitter
 * @param pause waits
 * @param hands how many tasks are handed over at once
 */
public record EssentialsProcess(
        DynamoDbClient dynamoDb,
        CachedSettings settings,
        FunctionInvoker invoker,
        Alarm alarm,
        MetricSource metrics,
        Supplier<String> tokens,
        RandomGenerator random,
        Consumer<Duration> pause,
        Hands hands) {}
