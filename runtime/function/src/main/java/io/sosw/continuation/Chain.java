package io.sosw.continuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a chain of runs has come; a member of the event of a function that continues itself. The first event has none.
 *
 * <p>The runs left are a budget that is only ever spent or split: all runs that grow out of one event, siblings included,
 * are together no more than the first was given.
 *
 * @param id the same in all runs of a chain; siblings append their number
 * @param run 1 for the first run; how deep the calls are
 * @param runsLeft how many runs may follow this one
 */
public record Chain(String id, int run, int runsLeft) {

    /**
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public Chain {
        if (run < 1 || runsLeft < 0) {
            throw new IllegalArgumentException(
                    "run " + run + " must be at least 1 and runsLeft " + runsLeft + " not negative");
        }
    }

    /** The next run, unless none is left. */
    public Optional<Chain> next() {
        return runsLeft == 0 ? Optional.empty() : Optional.of(new Chain(id, run + 1, runsLeft - 1));
    }

    /**
     * Splits what is left evenly among children; together with their descendants they spend no more than this run has.
     *
     * @throws IllegalArgumentException if fewer runs are left than there are to be children
     */
    public List<Chain> split(int children) {
        if (children > runsLeft) {
            throw new IllegalArgumentException(children + " children of a run that has " + runsLeft + " runs left");
        }
        var split = new ArrayList<Chain>();
        for (var child = 0; child < children; child++) {
            var share = (runsLeft - children) / children + (child < (runsLeft - children) % children ? 1 : 0);
            split.add(new Chain(id + "." + child, run + 1, share));
        }
        return split;
    }

    /** Names this run, of all runs of all chains. */
    public String key() {
        return id + "-" + run;
    }
}
