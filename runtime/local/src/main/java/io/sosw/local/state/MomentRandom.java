package io.sosw.local.state;

import java.util.random.RandomGenerator;

/** The randomness of the call, or of the machine where there is no call. */
record MomentRandom(RandomGenerator real) implements RandomGenerator {
    @Override
    public long nextLong() {
        var moment = Moment.current();
        return moment == null ? real.nextLong() : moment.random().nextLong();
    }
}
