package io.sosw.engine.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of each test class: only results of the code as it is now, or of code that nothing since has touched. */
final class Results {
    private final TreeMap<String, List<Outcome>> known = new TreeMap<>();

    /** Forgets what is about to be found out anew. */
    void forget(Collection<String> classes) {
        classes.forEach(known::remove);
    }

    /** Forgets classes that are there no longer. */
    void keepOnly(Set<String> classes) {
        known.keySet().retainAll(classes);
    }

    void add(Outcome outcome) {
        known.computeIfAbsent(outcome.testClass(), name -> new ArrayList<>()).add(outcome);
    }

    /** Classes with a failure, sorted. */
    Set<String> failed() {
        var failed = new TreeSet<String>();
        known.forEach((name, outcomes) -> {
            if (outcomes.stream().anyMatch(Outcome::failed)) {
                failed.add(name);
            }
        });
        return failed;
    }

    long failures() {
        return known.values().stream()
                .flatMap(List::stream)
                .filter(Outcome::failed)
                .count();
    }
}
