package io.sosw.bench.dynamodb;

import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.shim.LocalServices;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Prints operations per second: in process and over the port, or over the port of another DynamoDB that is named by
 * {@code -Dendpoint}; then the memory of a million items.
 */
public final class DynamoDbRates {
    private static final int OPERATIONS = Integer.getInteger("operations", 20_000);
    private static final int ITEMS = Integer.getInteger("items", 1_000_000);

    private DynamoDbRates() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        System.out.println("| what | operations/s |");
        System.out.println("| --- | --- |");
        var other = System.getProperty("endpoint");
        if (other != null) {
            measure("other, wire", new Tasks(client(URI.create(other)), "tasks"));
            return;
        }
        try (var gateway = Gateway.bind(0)) {
            var services = new LocalServices(world(), gateway.endpoint());
            gateway.serve(new Router(services.mounts()), Controls.none(), new Random(1));
            measure("wire", new Tasks(client(gateway.endpoint()), "tasks"));
        }
        try (var db = new LocalDynamoDb(world())) {
            measure("in process", new Tasks(db, "tasks"));
        }
        memory();
    }

    private static World world() {
        return new World(
                Clock.systemUTC(), new Random(1), new ThreadTimers(), new Deliveries(), "000000000000", "us-east-1");
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static void measure(String where, Tasks tasks) throws InterruptedException, ExecutionException {
        tasks.createTable();
        Rate.of(tasks::put, OPERATIONS / 2, 1); // warms up and fills
        Rate.of(tasks::query, OPERATIONS / 2, 1);
        for (int threads : new int[] {1, 8}) {
            row(where + ", PutItem of 200 bytes, threads " + threads, Rate.of(tasks::put, OPERATIONS, threads));
            row(
                    where + ", index Query of 10 items, threads " + threads,
                    Rate.of(tasks::query, OPERATIONS / 2, threads));
            row(where + ", GetItem, threads " + threads, Rate.of(tasks::get, OPERATIONS, threads));
        }
    }

    private static void row(String what, double rate) {
        System.out.printf("| %s | %,.0f |%n", what, rate);
    }

    private static void memory() throws InterruptedException, ExecutionException {
        try (var db = new LocalDynamoDb(world())) {
            var tasks = new Tasks(db, "tasks");
            tasks.createTable();
            long before = used();
            row("in process, first of %,d items".formatted(ITEMS), Rate.of(tasks::put, ITEMS / 10, 1));
            for (int i = ITEMS / 10; i < ITEMS; i++) {
                tasks.put(i);
            }
            System.out.printf("%,d items of 200 bytes with an index: %,d MB%n", ITEMS, (used() - before) >> 20);
            row("in process, PutItem then", Rate.of(tasks::put, OPERATIONS, 1));
            row("in process, index Query then", Rate.of(tasks::query, OPERATIONS, 1));
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
