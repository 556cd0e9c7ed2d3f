package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.engine.docker.DockerPlan;
import io.sosw.engine.project.Project;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands about a project's shim. */
public final class Shim {
    private final ShimFolder folder;
    private final Jvm jvm;
    private final Console console;

    /** The shim of the folder's project. */
    public Shim(ShimFolder folder, Jvm jvm, Console console) {
        this.folder = folder;
        this.jvm = jvm;
        this.console = console;
    }

    /**
     * Starts the shim, or finds the one that runs, and prints what to type next.
     *
     * @param detach whether to return at once instead of showing its log until it ends
     * @param reader another program, which is told where the shim is and what it has made
     */
    public void open(Project project, Supplier<ShimPlan> plan, boolean detach, Optional<Console> reader)
            throws IOException, InterruptedException {
        var process = new ShimProcess(folder, jvm, console);
        if (detach) {
            announce(project, process.ensure(plan), reader);
            return;
        }
        try (var open = process.ensure(plan, Open::new)) {
            announce(project, open.started(), reader);
            console.line("Its log follows; Ctrl-C stops it.");
            open.stopping().follow(process, open.started().endpoint());
        }
    }

    private record Open(ShimProcess.Started started, StopAfter stopping) implements AutoCloseable {
        Open(ShimProcess.Started started) {
            this(started, new StopAfter(started.endpoint()));
        }

        @Override
        public void close() {
            stopping.close();
        }
    }

    private void announce(Project project, ShimProcess.Started started, Optional<Console> reader) throws IOException {
        var shim = started.endpoint();
        console.line((started.reused() ? "The shim is already running" : "The shim is ready") + " at " + shim.endpoint()
                + " (pid " + shim.pid() + ")"
                + (started.reused() ? ", with the options that it was started with." : "."));
        if (reader.isPresent()) {
            reader.get().line(Json.write(Json.parse(Files.readString(folder.endpointFile()))));
        }
        new PasteLines(project, shim).lines().forEach(console::line);
    }

    /**
     * Ends the shim, if there is one, and its containers, if Docker was asked for.
     *
     * @param containers ends what carries the project's label; asked for only then
     */
    public void stop(Supplier<OwnJvm> containers) throws IOException, InterruptedException {
        var live = folder.live();
        if (live.isPresent()) {
            ShimStop.stop(live.get());
            console.line("The shim (pid " + live.get().pid() + ") has stopped.");
        }
        if (Files.exists(folder.docker())) {
            var plan = DockerPlan.removing(folder.project().toString(), Files.readString(folder.docker()));
            containers.get().run(DockerPlan.MAIN, List.of(Json.write(plan)));
        } else if (live.isEmpty()) {
            console.line("No shim of this project is running.");
        }
    }
}
