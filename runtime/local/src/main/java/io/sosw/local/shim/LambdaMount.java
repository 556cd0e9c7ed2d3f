package io.sosw.local.shim;

import io.sosw.local.lambda.LambdaPlace;
import io.sosw.local.lambda.LocalLambda;
import io.sosw.local.lambda.environment.ForkedJvm;
import io.sosw.local.logs.LocalLogs;
import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.rest.RestJsonDialect;
import io.sosw.local.wire.rest.RestProtocol;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import io.sosw.wrapper.poller.PollerParts;
import io.sosw.wrapper.poller.ThreadTimers;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lambda at its place on the port. What functions log goes to standard output, the shim's log, and to their groups. */
final class LambdaMount {
    /** An archive of 50 MB in base64, and some. */
    private static final long MOST_BYTES = 80L << 20;

    private LambdaMount() {}

    private static PollerParts pollers(World world, Executor threads, Executor io) {
        return new PollerParts(
                world.clock(),
                new ThreadTimers(),
                threads,
                io,
                world.random(),
                () -> Ids.uuid(world.random()).toString(),
                System.getLogger("lambda"));
    }

    /** As on Lambda: a group a function, a stream a day (one: the local Lambda does not tell its environments apart). */
    private static void log(World world, LocalLogs logs, String function, String text) {
        System.out.print("[" + function + "] " + text);
        var day = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT));
        logs.append("/aws/lambda/" + function.replaceFirst(".*:function:", ""), day + "/[$LATEST]local", text);
    }

    static Mount of(
            World world, URI endpoint, Path directory, Supplier<S3Client> s3, Supplier<SqsClient> sqs, LocalLogs logs) {
        var count = new AtomicInteger();
        ThreadFactory daemons = work -> {
            var thread = new Thread(work, "lambda-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        var threads = Executors.newCachedThreadPool(daemons);
        var io = Executors.newSingleThreadExecutor(daemons);
        var patience = Double.parseDouble(System.getProperty("sosw.lambda.patience", "1"));
        var ric = System.getProperty("sosw.ric", "");
        var place = new LambdaPlace(
                directory,
                endpoint,
                new ForkedJvm(ric),
                threads,
                (function, text) -> log(world, logs, function, text),
                s3,
                sqs,
                pollers(world, threads, io),
                patience);
        return Mount.of(
                        "lambda",
                        "",
                        new RestProtocol(new RestJsonDialect()),
                        () -> new Served("lambda", LambdaClient.class, new LocalLambda(world, place)))
                .withBodyLimit(MOST_BYTES);
    }
}
