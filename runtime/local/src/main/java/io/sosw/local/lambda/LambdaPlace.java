package io.sosw.local.lambda;

import io.sosw.local.lambda.environment.Launcher;
import io.sosw.wrapper.poller.PollerParts;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the local Lambda needs of its place.
 *
 * @param directory takes code, logs and the environments' {@code /tmp}
 * @param endpoint where functions find AWS
 * @param launcher starts execution environments
 * @param threads without an upper bound: the Runtime API and asynchronous calls wait in them
 * @param log takes a function's name and what it logged
 * @param s3 where code may lie
 * @param sqs whose queues may be mapped to functions
 * @param pollers what the pollers of event source mappings need
 * @param patience stretches or shortens the pauses before retries of asynchronous calls; 1 is as long as on Lambda
 */
public record LambdaPlace(
        Path directory,
        URI endpoint,
        Launcher launcher,
        Executor threads,
        BiConsumer<String, String> log,
        Supplier<S3Client> s3,
        Supplier<SqsClient> sqs,
        PollerParts pollers,
        double patience) {}
