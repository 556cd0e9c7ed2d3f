package io.sosw.engine.watch;

import java.util.HashSet;
import java.util.Set;

/** What one run has come to. */
final class Tally {
    private final Set<String> classes = new HashSet<>();
    private int passed;
    private int failed;
    private int skipped;

    void add(Outcome outcome) {
        classes.add(outcome.testClass());
        switch (outcome.kind()) {
            case PASSED -> passed++;
            case FAILED -> failed++;
            case SKIPPED -> skipped++;
        }
    }

    boolean nothing() {
        return classes.isEmpty();
    }

    int failed() {
        return failed;
    }

    /** For example {@code 1 failed, 4 passed in 2 classes}. */
    @Override
    public String toString() {
        return (failed == 0 ? "" : failed + " failed, ") + passed + " passed"
                + (skipped == 0 ? "" : ", " + skipped + " skipped") + " in " + classes.size()
                + (classes.size() == 1 ? " class" : " classes");
    }
}
