package io.sosw.engine.project;

import io.sosw.error.UserError;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project of portable functions: its folder and what its files declare.
 *
 * @param name the artifact's id
 */
public record Project(
        String name, Path directory, List<FunctionSpec> functions, ConstFile constants, TemplateOutline template) {

    /** Reads {@code sosw.yml}, {@code const.yml} and the outline of {@code template.yaml}. */
    public static Project read(String name, Path directory, FunctionDefaults defaults) {
        var template = TemplateOutline.read(directory.resolve(TemplateOutline.NAME));
        return new Project(
                name,
                directory,
                FunctionsFile.read(directory.resolve(FunctionsFile.NAME), defaults, template),
                ConstFile.read(directory.resolve(ConstFile.NAME)),
                template);
    }

    /**
     * The named function, or the only one.
     *
     * @param wanted its name, or {@code null} for the only one
     * @param origin where the name came from
     */
    public FunctionSpec function(@Nullable String wanted, String origin) {
        var names = functions.stream().map(FunctionSpec::name).toList();
        if (wanted == null && functions.size() == 1) {
            return functions.get(0);
        }
        if (wanted == null) {
            throw new UserError(
                    "the project has " + functions.size() + " functions and none was chosen: "
                            + String.join(", ", names),
                    "add -Dsosw.func=" + names.get(0) + ".",
                    "missing-function");
        }
        return functions.stream()
                .filter(function -> function.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "there is no function '" + wanted + "' (" + origin + ") in " + FunctionsFile.NAME
                                + Nearest.suggestion(wanted, names),
                        "choose one with -Dsosw.func=" + names.get(0) + ", or declare it in " + FunctionsFile.NAME
                                + ".",
                        "missing-function"));
    }
}
