package io.sosw.engine.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which tests a change affects. Where that cannot be known, all that could be. */
final class Selection {
    private final List<TestModule> modules;
    private final Rebuild rebuild;

    Selection(List<TestModule> modules, Rebuild rebuild) {
        this.modules = modules;
        this.rebuild = rebuild;
    }

    /** All test classes that there are. */
    Set<String> all() throws IOException {
        var all = new HashSet<String>();
        for (TestModule module : modules) {
            all.addAll(module.names().in(module.tests().classes()));
        }
        return all;
    }

    /**
     * @param changed names of classes, as {@link Rebuild#run} gives them
     * @param doubtful modules of which something else has changed
     * @param also classes that are to be run in any case, if there are any such
     */
    List<Batch> of(Set<String> changed, Set<TestModule> doubtful, Collection<String> also) throws IOException {
        var dependents = new HashSet<String>();
        rebuild.dependents(changed).forEach(name -> dependents.add(name.replace('/', '.')));
        var everything = all();
        boolean unreached = !changed.isEmpty() && everything.stream().noneMatch(dependents::contains);
        return batches((module, test) -> unreached
                || also.contains(test)
                || dependents.contains(test)
                || doubtful.stream().anyMatch(other -> other.equals(module) || module.dependsOn(other)));
    }

    /** Those whose name holds the text, or matches it as a pattern with stars; in whatever case. */
    List<Batch> named(String text) throws IOException {
        var regex = Pattern.quote(text).replace("*", "\\E.*\\Q");
        var pattern = Pattern.compile(".*" + regex + ".*", Pattern.CASE_INSENSITIVE);
        return batches((module, test) -> pattern.matcher(test).matches());
    }

    List<Batch> these(Predicate<String> tests) throws IOException {
        return batches((module, test) -> tests.test(test));
    }

    private List<Batch> batches(Choice choice) throws IOException {
        var batches = new ArrayList<Batch>();
        for (TestModule module : modules) {
            var chosen = module.names().in(module.tests().classes()).stream()
                    .filter(test -> choice.takes(module, test))
                    .toList();
            if (!chosen.isEmpty()) {
                batches.add(new Batch(module, chosen));
            }
        }
        return batches;
    }

    @FunctionalInterface
    private interface Choice {
        boolean takes(TestModule module, String test);
    }
}
