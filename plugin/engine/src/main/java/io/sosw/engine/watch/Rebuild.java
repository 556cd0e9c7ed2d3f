package io.sosw.engine.watch;

import io.sosw.engine.invoke.FreshClasses;
import io.sosw.engine.invoke.FreshResources;
import io.sosw.engine.invoke.Workplace;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Brings classes and resources of all modules up to date, in the modules' order, and knows whom that affects. */
final class Rebuild {
    private final List<Step> steps = new ArrayList<>();
    private final ClassGraph graph;
    private final Set<FreshClasses> owed = new HashSet<>();

    private record Step(TestModule module, FreshClasses main, FreshClasses tests) {}

    Rebuild(List<TestModule> modules, Clock clock) {
        var folders = new LinkedHashSet<Path>();
        for (TestModule module : modules) {
            var workplace = Workplace.of(module.output().resolve("sosw"), "watch");
            steps.add(new Step(
                    module,
                    new FreshClasses(module.main(), workplace.resolve("main"), clock),
                    new FreshClasses(module.tests(), workplace.resolve("tests"), clock)));
            folders.addAll(List.of(module.tests().classes(), module.main().classes()));
        }
        graph = new ClassGraph(List.copyOf(folders));
    }

    /**
     * Compiles what has changed, and what stands on it.
     *
     * @return names of classes that have changed
     * @throws UserError with the compiler's messages
     */
    Set<String> run() throws IOException {
        boolean changed = false;
        for (Step step : steps) {
            for (FreshResources resources : step.module().resources()) {
                resources.refresh();
            }
            changed = build(step.main(), changed);
            changed = build(step.tests(), changed);
        }
        return graph.refresh();
    }

    /** What could not be compiled against what it stands on stays owed until it can. */
    private boolean build(FreshClasses classes, boolean changed) throws IOException {
        if (changed || owed.contains(classes)) {
            owed.add(classes);
            classes.recompile();
            owed.remove(classes);
            return true;
        }
        return classes.refresh();
    }

    /** Compiles for nothing, so that the compiler is warm when the first save comes. */
    void warmUp() throws IOException {
        for (Step step : steps) {
            step.main().warmUp();
            step.tests().warmUp();
        }
    }

    /** All classes that depend on the changed ones, themselves included. */
    Set<String> dependents(Set<String> changed) {
        return graph.dependents(changed);
    }
}
