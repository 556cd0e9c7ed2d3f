package io.sosw.engine.watch;

import java.util.List;

/** Test classes of one module that are to be run. */
record Batch(TestModule module, List<String> classes) {
    Batch {
        classes = List.copyOf(classes);
    }
}
