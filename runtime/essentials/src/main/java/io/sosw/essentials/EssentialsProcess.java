package io.sosw.essentials;

import io.sosw.essentials.ecology.MetricSource;
import io.sosw.essentials.labourer.FunctionTimeouts;
import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.orchestrator.Hands;
import io.sosw.essentials.settings.CachedSettings;
import io.sosw.essentials.task.Alarm;
import io.sosw.invoke.FunctionInvoker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

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
 * @param timeouts of the labourers' functions
 * @param sqs takes the tasks of labourers whose lane is a queue; made when the first such task comes
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
        Hands hands,
        FunctionTimeouts timeouts,
        Supplier<SqsClient> sqs) {

    /** One without labourers that are fed by a queue, nor functions that can be asked for their timeouts. */
    public EssentialsProcess(
            DynamoDbClient dynamoDb,
            CachedSettings settings,
            FunctionInvoker invoker,
            Alarm alarm,
            MetricSource metrics,
            Supplier<String> tokens,
            RandomGenerator random,
            Consumer<Duration> pause,
            Hands hands) {
        this(dynamoDb, settings, invoker, alarm, metrics, tokens, random, pause, hands, unasked(), () -> {
            throw new IllegalStateException("This process has no queues");
        });
    }

    private static FunctionTimeouts unasked() {
        return new FunctionTimeouts(
                function -> Labourer.of(function, function).duration(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
