package io.sosw.engine.run;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The project's running shim, or one that ends when this is closed or Maven ends. */
public final class BorrowedShim implements AutoCloseable {
    private final ShimEndpoint shim;
    private final ShimFolder folder;
    private final StopAfter stopping;

    private BorrowedShim(ShimEndpoint shim, ShimFolder folder, StopAfter stopping) {
        this.shim = shim;
        this.folder = folder;
        this.stopping = stopping;
    }

    /**
     * Finds the shim, or starts one and says so.
     *
     * @param purpose what it is started for, for example {@code call}
     * @param plan asked for only if one has to be started
     */
    public static BorrowedShim of(ShimFolder folder, Jvm jvm, Console console, String purpose, Supplier<ShimPlan> plan)
            throws IOException, InterruptedException {
        var live = folder.live();
        if (live.isPresent()) {
            return new BorrowedShim(live.get(), folder, new StopAfter(null));
        }
        console.line("No shim is running: starting one for this " + purpose + " (mvn sosw:shim keeps one).");
        return new ShimProcess(folder, jvm, console)
                .ensure(plan, started -> new BorrowedShim(started.endpoint(), folder, StopAfter.of(started)));
    }

    /** Where it listens. */
    public ShimEndpoint endpoint() {
        return shim;
    }

    /** Its log, which holds the functions' logs as well. */
    public Path log() {
        return folder.log();
    }

    /**
     * What a deployed function would be configured with, and where the shim's places are.
     *
     * @param given what the person has exported: wins over the project's values of the same names
     */
    public Map<String, String> variables(FunctionSpec function, Map<String, String> given) {
        var variables = new TreeMap<>(Surroundings.of(function, Map.of(), shim));
        variables.keySet().removeIf(name -> name.startsWith("AWS_"));
        variables.replaceAll(given::getOrDefault);
        return variables;
    }

    @Override
    public void close() {
        stopping.close();
    }
}
