package io.sosw.engine.watch;

import io.sosw.engine.invoke.Compilation;
import io.sosw.engine.invoke.FreshResources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module of the project, with all that its tests need.
 *
 * @param output the build's folder, {@code target}
 * @param siblings folders of classes of the modules that this one depends on
 */
public record TestModule(
        String name,
        Path directory,
        Path output,
        Compilation main,
        Compilation tests,
        List<FreshResources> resources,
        List<Path> siblings,
        TestNames names,
        TestFork fork) {

    /** Keeps copies. */
    public TestModule {
        resources = List.copyOf(resources);
        siblings = List.copyOf(siblings);
    }

    /** Folders of the project's own classes, in the order of the class path. */
    List<Path> folders() {
        var folders = new ArrayList<>(List.of(tests.classes(), main.classes()));
        folders.addAll(siblings);
        return folders;
    }

    /** Whether it is more than a parent of others. */
    boolean holdsTests() {
        return Files.isDirectory(tests.classes());
    }

    boolean dependsOn(TestModule other) {
        return siblings.contains(other.main.classes()) || siblings.contains(other.tests.classes());
    }

    boolean holdsSource(Path file) {
        return file.toString().endsWith(".java")
                && (main.roots().stream().anyMatch(file::startsWith)
                        || tests.roots().stream().anyMatch(file::startsWith));
    }
}
