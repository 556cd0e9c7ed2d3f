package io.sosw.engine.invoke;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The modules of a build that a function is made of: a change of one recompiles those after it as well. */
public final class FreshModules implements Fresh {
    private final List<Module> modules;
    private final Console notes;
    private final Set<Module> due = new HashSet<>();

    /** One module. */
    public record Module(FreshClasses classes, FreshResources resources) {}

    /**
     * @param modules in the order of the build, the function's own last
     * @param notes told of each compilation
     */
    public FreshModules(List<Module> modules, Console notes) {
        this.modules = List.copyOf(modules);
        this.notes = notes;
    }

    /** Compiles for nothing: a compiler that has compiled some times is ten times as fast. */
    public synchronized void warmUp() throws IOException {
        try {
            for (Module module : modules) {
                module.classes().warmUp();
            }
        } catch (UserError justEdited) {
            return; // whoever asks next is told
        }
    }

    @Override
    public synchronized void bringUpToDate() throws IOException {
        long begun = System.nanoTime();
        var compiled = false;
        for (var i = 0; i < modules.size(); i++) {
            var module = modules.get(i);
            module.resources().refresh();
            if (due.contains(module)) {
                module.classes().recompile();
                due.remove(module);
            } else if (!module.classes().refresh()) {
                continue;
            }
            compiled = true;
            due.addAll(modules.subList(i + 1, modules.size()));
        }
        if (compiled) {
            notes.line("Sources have changed: compiled in " + (System.nanoTime() - begun) / 1_000_000 + " ms.");
        }
    }
}
