package io.sosw.engine.add;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionsFile;
import io.sosw.engine.project.Project;
import io.sosw.engine.project.TemplateOutline;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds a function to a project. First everything is checked, then everything is written; nothing that is there is
 * overwritten.
 *
 * @param project as it is now
 * @param sources root of the project's sources
 * @param tests root of the project's tests
 */
public record Addition(Project project, Path sources, Path tests) {
    private static final String NEW_TEMPLATE = """
            AWSTemplateFormatVersion: "2010-09-09"
            Description: The resources of this project. The shim and the deployment read this very file.
            """;

    /**
     * What was written, relative to the project.
     *
     * @param function its name
     */
    public record Added(String function, List<String> created, List<String> changed) {}

    /**
     * Adds the function and says what was written and what to type next.
     *
     * @param group the package if neither the setting nor a present function names one
     */
    public Added add(Setting name, Setting trigger, Setting group, Console console) throws IOException {
        var function = NewFunction.of(name, trigger, group);
        var directory = project.directory();
        var created = new LinkedHashMap<Path, String>();
        created.put(sources.resolve(function.path("")), function.code());
        created.put(tests.resolve(function.path("Test")), function.test());
        created.put(directory.resolve("events/" + function.name() + ".json"), function.event());
        requireNew(function, created);
        var changed = changed(function, directory);
        created.putAll(changed);
        for (Map.Entry<Path, String> file : created.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
            var verb = changed.containsKey(file.getKey()) ? "changed " : "created ";
            console.line(verb + relative(file.getKey()));
        }
        var added = new Added(
                function.name(),
                created.keySet().stream()
                        .filter(file -> !changed.containsKey(file))
                        .map(this::relative)
                        .toList(),
                changed.keySet().stream().map(this::relative).toList());
        console.line("Try it: mvn test; mvn sosw:invoke -Dsosw.func=" + function.name() + " -Dsosw.event=events/"
                + function.name() + ".json"
                + (function.kind() == Kind.SQS ? "; mvn sosw:run -Dsosw.func=" + function.name() : ""));
        return added;
    }

    private String relative(Path file) {
        return project.directory().relativize(file).toString().replace('\\', '/');
    }

    /** The package of the functions that are there, or the given one. */
    public String usualPackage(String group) {
        return project.functions().stream()
                .map(function -> function.className())
                .filter(name -> name.contains("."))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .findFirst()
                .orElse(group);
    }

    private void requireNew(NewFunction function, Map<Path, String> files) {
        if (project.functions().stream().anyMatch(other -> other.name().equals(function.name()))) {
            throw new UserError(
                    FunctionsFile.NAME + " has a function '" + function.name() + "' already",
                    "choose another name: -Dsosw.func=" + function.name() + "-2.",
                    "add-function");
        }
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw new UserError(
                        file + " is there already, and nothing is ever overwritten",
                        "choose another name with -Dsosw.func, or another package with -Dsosw.package, or move that file.",
                        "add-function");
            }
        }
    }

    private Map<Path, String> changed(NewFunction function, Path directory) throws IOException {
        var changed = new LinkedHashMap<Path, String>();
        var functions = directory.resolve(FunctionsFile.NAME);
        changed.put(
                functions,
                new YamlText(FunctionsFile.NAME, textOf(functions, "")).with("functions", function.block(), false));
        if (function.kind().needsResources()) {
            var template = directory.resolve(TemplateOutline.NAME);
            requireFree(function);
            changed.put(
                    template,
                    new YamlText(TemplateOutline.NAME, textOf(template, NEW_TEMPLATE))
                            .with("Resources", function.resources(), true));
        }
        return changed;
    }

    private void requireFree(NewFunction function) {
        for (String id : project.template().types().keySet()) {
            if (function.resources().lines().anyMatch(line -> line.equals(id + ":"))) {
                throw new UserError(
                        TemplateOutline.NAME + " has a resource '" + id + "' already",
                        "choose another name with -Dsosw.func, or add the function by hand:\n" + function.block(),
                        "add-function");
            }
        }
    }

    private static String textOf(Path file, String otherwise) throws IOException {
        return Files.exists(file) ? Files.readString(file) : otherwise;
    }
}
