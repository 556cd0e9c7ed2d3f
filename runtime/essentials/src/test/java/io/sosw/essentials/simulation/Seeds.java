package io.sosw.essentials.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The seeds of this run: {@code -Dsosw.seeds=2000} for more (the profile simulation), {@code -Dsosw.seed=N} for one. */
final class Seeds {
    private Seeds() {}

    /**
     * What is broken under any of the seeds, with its seed.
     *
     * @param usual how many in every build
     */
    static List<String> broken(int usual, LongFunction<List<String>> verdict) {
        var one = Long.getLong("sosw.seed");
        var broken = new ArrayList<String>();
        (one == null ? LongStream.rangeClosed(1, Long.getLong("sosw.seeds", usual)) : LongStream.of(one))
                .forEach(seed ->
                        verdict.apply(seed).forEach(violation -> broken.add("seed " + seed + ": " + violation)));
        return broken;
    }
}
