package io.sosw.bench.world;

import io.sosw.local.junit.LocalWorld;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes as many worlds as a large suite has tests, as {@code @LocalAws} does for each, uses them and ends them. */
public final class FreshWorlds {
    private static final int WORLDS = 1_000;
    private static final double MILLION = 1e6;

    private FreshWorlds() {}

    /** Prints the first, the median and the slowest of a hundred of each kind. */
    public static void main(String[] arguments) {
        report("in this JVM, made and ended", LocalWorld::create, world -> {});
        report("in this JVM, with a queue, a table and a bucket", LocalWorld::create, FreshWorlds::use);
        report("on a port, made and ended", LocalWorld::onPort, world -> {});
    }

    private interface Use {
        void of(LocalWorld world);
    }

    private static void report(String what, LongFunction<LocalWorld> maker, Use use) {
        var took = new long[WORLDS];
        for (var i = 0; i < WORLDS; i++) {
            var begin = System.nanoTime();
            try (var world = maker.apply(i)) {
                use.of(world);
            }
            took[i] = System.nanoTime() - begin;
        }
        var first = took[0];
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%-48s first %7.2f ms, median %6.3f ms, 99 of 100 within %6.3f ms%n",
                what,
                first / MILLION,
                took[WORLDS / 2] / MILLION,
                took[WORLDS * 99 / 100] / MILLION);
    }

    private static void use(LocalWorld world) {
        var url =
                world.client(SqsClient.class).createQueue(r -> r.queueName("q")).queueUrl();
        world.client(SqsClient.class).sendMessage(r -> r.queueUrl(url).messageBody("x"));
        world.client(S3Client.class).createBucket(r -> r.bucket("bucket"));
        world.client(DynamoDbClient.class)
                .createTable(r -> r.tableName("things")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(a -> a.attributeName("k").attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName("k").keyType(KeyType.HASH)));
    }
}
