package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        return await(run, folder.live().orElse(null));
    }

    /** Runs against the project's shim; without one a shim is started for the run and stopped after it. */
    public int run(FunctionRun run, Jvm shimJvm, Supplier<ShimPlan> plan) throws IOException, InterruptedException {
        if (GivenPlaces.unneeded(run.arguments())) {
            return runAsGiven(run);
        }
        GivenPlaces.requireAnswering(run.given());
        if (GivenPlaces.any(run.arguments(), run.given())) {
            return runAsGiven(run);
        }
        var live = folder.live();
        if (live.isPresent()) {
            return await(run, live.get());
        }
        try (var stopping = own(shimJvm, plan)) {
            return stopping.run(run.plain(folder.live().orElse(null)));
        }
    }

    private StopAfter own(Jvm shimJvm, Supplier<ShimPlan> plan) throws IOException, InterruptedException {
        console.line("No shim is running: starting one for this run (mvn sosw:shim keeps one).");
        return new ShimProcess(folder, shimJvm, console).ensure(plan, StopAfter::of);
    }

    private static int await(FunctionRun run, @Nullable ShimEndpoint shim) throws IOException, InterruptedException {
        try (var stopping = new StopAfter(null)) {
            return stopping.run(run.plain(shim));
        }
    }

    /**
     * The same for a project that is edited meanwhile: each event is handled by what the sources mean when it comes.
     *
     * @param machinery the jar that exchanges classes
     */
    public int run(LiveProject<FunctionRun> project, Path machinery, Jvm shimJvm, Supplier<ShimPlan> plan)
            throws IOException, InterruptedException {
        var run = project.refresh();
        if (isOver(run.arguments())) {
            return run(run, shimJvm, plan);
        }
        GivenPlaces.requireAnswering(run.given());
        boolean shimNeeded = !GivenPlaces.any(run.arguments(), run.given());
        boolean needed = shimNeeded && folder.live().isEmpty();
        var port = folder.project()
                .resolve(".sosw/run/" + run.function().name() + "-"
                        + ProcessHandle.current().pid() + ".port");
        try (var stopping = needed ? own(shimJvm, plan) : new StopAfter(null)) {
            return new LiveRun(project, machinery, port, folder, console, stopping, shimNeeded).await();
        }
    }

    /** What ends by itself is run as in a container. */
    private static boolean isOver(List<String> arguments) {
        return GivenPlaces.unneeded(arguments)
                || arguments.stream().anyMatch(argument -> argument.matches("--(once|drain|event)(=.*)?"));
    }
}
