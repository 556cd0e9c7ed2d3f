package io.sosw.engine.project;

import io.sosw.error.UserError;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with one file, collected so that it is told at once. */
final class Findings {
    private final String file;
    private final List<String> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(int line, String text) {
        found.add(file + ":" + line + ": " + text);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Tells all findings in one message, each on a line of its own. */
    void throwIfAny(String fix, String docs) {
        if (found.isEmpty()) {
            return;
        }
        var problem = found.size() == 1
                ? found.get(0)
                : file + " has " + found.size() + " problems:\n  " + String.join("\n  ", found) + "\n";
        throw new UserError(problem, fix, docs);
    }
}
