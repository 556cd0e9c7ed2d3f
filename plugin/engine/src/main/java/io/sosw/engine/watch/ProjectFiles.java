package io.sosw.engine.watch;

import io.sosw.engine.invoke.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every file of the project that a test may depend on: all but what builds, editors and version control keep for
 * themselves. A file that the tests write is told apart by its changing in three runs one after the other.
 */
final class ProjectFiles {
    private static final Pattern EDITORS =
            Pattern.compile("\\..*|#.*|.*~|.*\\.sw[a-z]|.*\\.tmp|4913|sed[A-Za-z0-9]{6}|.*___jb_.*");

    private static final int RUNS = 3;

    private final List<Path> roots;
    private final Set<Path> outputs;
    private final Clock clock;
    private SourceTree seen;
    private final Map<Path, Integer> changedInRuns = new HashMap<>();
    private final Set<Path> written = new HashSet<>();

    ProjectFiles(List<TestModule> modules, Clock clock) throws IOException {
        this.roots = modules.stream()
                .map(TestModule::directory)
                .filter(folder -> modules.stream()
                        .noneMatch(other -> !other.directory().equals(folder) && folder.startsWith(other.directory())))
                .distinct()
                .toList();
        this.outputs = new HashSet<>();
        modules.forEach(module -> outputs.add(module.output()));
        this.clock = clock;
        this.seen = look();
    }

    private SourceTree look() throws IOException {
        return SourceTree.of(
                roots,
                clock.instant(),
                file -> !EDITORS.matcher(String.valueOf(file.getFileName())).matches(),
                this::entered);
    }

    private boolean entered(Path folder) {
        var name = String.valueOf(folder.getFileName());
        return !outputs.contains(folder) && !name.startsWith(".") && !name.equals("node_modules");
    }

    /**
     * What has changed since the last time.
     *
     * @param running whether tests run, which may write files that are no sources
     */
    Set<Path> changed(boolean running) throws IOException {
        var now = look();
        var changed = seen.changed(now);
        seen = now;
        changed.removeAll(written);
        if (running) {
            for (Path file : List.copyOf(changed)) {
                if (!file.toString().endsWith(".java") && changedInRuns.merge(file, 1, Integer::sum) == RUNS) {
                    written.add(file);
                    changed.remove(file);
                }
            }
        }
        return changed;
    }

    /** A run has ended in which nothing changed. */
    void quietRun() {
        changedInRuns.clear();
    }

    /** Files that tests write, and that are not looked at any more. */
    Set<Path> ignored() {
        return written;
    }
}
