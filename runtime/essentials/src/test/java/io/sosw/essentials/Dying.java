package io.sosw.essentials;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A process's view of a table, which dies before or after a call now and then. */
final class Dying extends Forwarding {
    private final SplittableRandom random;
    private final double probability;

    Dying(DynamoDbClient table, SplittableRandom random, double probability) {
        super(table);
        this.random = random;
        this.probability = probability;
    }

    @Override
    protected <R> R call(Supplier<R> work) {
        dieMaybe();
        var result = work.get();
        dieMaybe();
        return result;
    }

    private void dieMaybe() {
        if (random.nextDouble() < probability) {
            throw new Killed();
        }
    }

    /** As by {@code kill -9}. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }
}
