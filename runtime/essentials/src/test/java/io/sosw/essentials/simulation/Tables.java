package io.sosw.essentials.simulation;

import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Fresh tables in memory, on a clock that stands. */
public final class Tables {
    private Tables() {}

    public static DynamoDbClient create() {
        var clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        return new LocalDynamoDb(new World(
                clock, new Random(1), (delay, work) -> () -> {}, new Deliveries(), "000000000000", "us-east-1"));
    }
}
