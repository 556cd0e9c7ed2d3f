package io.sosw.maven;

import io.sosw.engine.invoke.Debugger;
import io.sosw.engine.run.FunctionRun;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.ShellWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that start a function's process share. */
abstract class ProcessGoal extends FunctionGoal {
    /** Arguments of the function's process, written as in a terminal: --read_queue=pending-worker --once. */
    @Parameter(property = "sosw.args")
    private @Nullable String args;

    /** Options of the function's JVM, written as in a terminal. */
    @Parameter(property = "sosw.jvm")
    private @Nullable String jvm;

    /** Lets a debugger attach, at port 5005 or the given one. */
    @Parameter(property = "sosw.debug")
    private @Nullable String debug;

    /** Whether the process waits for the debugger. */
    @Parameter(property = "sosw.suspend")
    private @Nullable String suspend;

    final FunctionRun functionRun(List<String> further) throws IOException {
        var function = prepared();
        var arguments = new ArrayList<>(words("sosw.args", args));
        arguments.addAll(further);
        if (debugPort().isPresent()) {
            arguments.addAll(Debugger.unhurried(arguments));
        }
        return new FunctionRun(
                directory(),
                function,
                runtimeClassPath().stream().map(Path::toString).toList(),
                arguments,
                System.getenv(),
                Jvm.current(function.memory(), flags()));
    }

    private List<String> flags() {
        var flags = new ArrayList<>(words("sosw.jvm", jvm));
        debugPort().ifPresent(port -> {
            flags.add(Debugger.option(port, settings().flag("sosw.suspend", suspend)));
            console().line(Debugger.attachLine(port));
        });
        return flags;
    }

    private OptionalInt debugPort() {
        return Debugger.port(settings().find("sosw.debug", debug));
    }

    private List<String> words(String property, @Nullable String pom) {
        var setting = settings().text(property, pom, "");
        return ShellWords.split(setting.value(), setting.name() + " (" + setting.origin() + ")");
    }

    final void expectSuccess(int exitCode) throws MojoFailureException {
        if (exitCode != 0) {
            throw new MojoFailureException(
                    "the function's process ended with exit code " + exitCode + "; what it printed above says why");
        }
    }
}
