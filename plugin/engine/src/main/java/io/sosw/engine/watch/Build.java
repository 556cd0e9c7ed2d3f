package io.sosw.engine.watch;

import java.io.IOException;
import java.util.List;

/** What only the build tool knows of the project. */
public interface Build {
    /** The modules as the pom has them now, in the order in which they are built. */
    List<TestModule> modules() throws IOException;

    /** Compiles what is neither Java nor a resource: {@code sosw.yml} and {@code const.yml}. */
    void prepare() throws IOException;
}
