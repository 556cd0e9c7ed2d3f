package io.sosw.engine.watch;

import java.util.List;
import java.util.Map;

/**
 * How the pom wants its tests' JVM, as Surefire is told.
 *
 * @param libraries jars: the test class path without the project's own classes, and the JUnit Platform's launcher
 * @param flags of the JVM
 * @param environment variables beside those of this process
 * @param tags expressions of JUnit tags; empty for all
 * @param untags expressions of JUnit tags that are left out
 */
public record TestFork(
        List<String> libraries,
        List<String> flags,
        Map<String, String> environment,
        List<String> tags,
        List<String> untags) {

    /** Keeps copies. */
    public TestFork {
        libraries = List.copyOf(libraries);
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
        tags = List.copyOf(tags);
        untags = List.copyOf(untags);
    }
}
