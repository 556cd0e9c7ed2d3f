package io.sosw.engine.project;

import io.sosw.error.NearestName;
import java.util.Collection;

/** What to add to an error about an unknown name. */
public final class Nearest {
    private Nearest() {}

    /** {@code "; did you mean 'x'?"} when one of the names is near, else the list of names. */
    public static String suggestion(String typed, Collection<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return NearestName.of(typed, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() ->
                        "; known: " + String.join(", ", names.stream().sorted().toList()));
    }
}
