package io.sosw.maven;

import io.sosw.engine.project.CompiledClasses;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.run.FunctionRun;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.ShellWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that start a function share. */
abstract class FunctionGoal extends ShimGoal {
    /** The function, as sosw.yml names it; may be left out where there is only one. */
    @Parameter(property = "sosw.func")
    private @Nullable String func;

    /** Arguments of the function's process, written as in a terminal: --read_queue=pending-worker --once. */
    @Parameter(property = "sosw.args")
    private @Nullable String args;

    /** Options of the function's JVM, written as in a terminal. */
    @Parameter(property = "sosw.jvm")
    private @Nullable String jvm;

    final FunctionRun functionRun(List<String> further) throws IOException {
        var settings = settings();
        var declared = declared();
        var chosen = settings.find("sosw.func", func);
        var function = declared.function(
                chosen.map(setting -> setting.value()).orElse(null),
                chosen.map(setting -> setting.origin()).orElse("default"));
        new CompiledClasses(runtimeClassPath()).require(function);
        Preparation.write(declared, classes());
        var arguments = new ArrayList<>(words("sosw.args", args));
        arguments.addAll(further);
        return new FunctionRun(
                directory(),
                function,
                runtimeClassPath().stream().map(Path::toString).toList(),
                arguments,
                System.getenv(),
                Jvm.current(function.memory(), words("sosw.jvm", jvm)));
    }

    private List<String> words(String property, @Nullable String pom) {
        var setting = settings().text(property, pom, "");
        return ShellWords.split(setting.value(), setting.name() + " (" + setting.origin() + ")");
    }

    /** Exactly what a container would have: the classes, then compile and runtime scope, in the pom's order. */
    private List<Path> runtimeClassPath() {
        var classPath = new ArrayList<Path>();
        classPath.add(classes());
        RuntimeScope.of(mavenProject())
                .forEach(artifact -> classPath.add(artifact.getFile().toPath()));
        return classPath;
    }

    final void expectSuccess(int exitCode) throws MojoFailureException {
        if (exitCode != 0) {
            throw new MojoFailureException(
                    "the function's process ended with exit code " + exitCode + "; what it printed above says why");
        }
    }
}
