package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a function against the project's shim: the running one, or one for this run only. */
public final class Runner {
    private final ShimFolder folder;
    private final Console console;

    /** A runner for the project of the folder. */
    public Runner(ShimFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /** Runs against whatever shim there is, starting none. */
    public int runAsGiven(FunctionRun run) throws IOException, InterruptedException {
        return await(run, folder.live().orElse(null), null);
    }

    /** Runs against the project's shim; without one a shim is started for the run and stopped after it. */
    public int run(FunctionRun run, Jvm shimJvm, Supplier<ShimPlan> plan) throws IOException, InterruptedException {
        if (GivenPlaces.unneeded(run.arguments()) || GivenPlaces.any(run.arguments(), run.given())) {
            return runAsGiven(run);
        }
        var live = folder.live();
        if (live.isPresent()) {
            return await(run, live.get(), null);
        }
        console.line("No shim is running: starting one for this run (mvn sosw:shim keeps one).");
        var shim = new ShimProcess(folder, shimJvm, console).ensure(plan).endpoint();
        return await(run, shim, shim);
    }

    private static int await(FunctionRun run, @Nullable ShimEndpoint shim, @Nullable ShimEndpoint own)
            throws IOException, InterruptedException {
        try (var stopping = new StopAfter(own)) {
            return stopping.await(run, shim);
        }
    }
}
