package io.sosw.essentials.orchestrator;

import io.sosw.essentials.labourer.Labourer;
import io.sosw.essentials.orchestrator.Dispatcher.Pass;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Passes over all labourers again and again until the time is nearly up; the trouble of one never touches another. */
public final class DispatchLoop {
    private final Dispatcher dispatcher;
    private final Health health;
    private final Duration interval;
    private final Duration shutdown;
    private final Consumer<Duration> pause;

    /**
     * @param interval between two passes
     * @param shutdown time kept free at the end
     * @param pause waits
     */
    public DispatchLoop(
            Dispatcher dispatcher, Health health, Duration interval, Duration shutdown, Consumer<Duration> pause) {
        this.dispatcher = dispatcher;
        this.health = health;
        this.interval = interval;
        this.shutdown = shutdown;
        this.pause = pause;
    }

    /**
     * @param remaining of this invocation
     */
    public Report run(List<Labourer> labourers, Supplier<Duration> remaining) {
        var report = new Report(new LinkedHashMap<>(), new LinkedHashMap<>());
        do {
            for (var labourer : labourers) {
                if (enough(remaining)) {
                    pass(labourer, report);
                }
            }
            if (enough(() -> remaining.get().minus(interval))) {
                pause.accept(interval);
            } else {
                return report;
            }
        } while (true);
    }

    private void pass(Labourer labourer, Report report) {
        try {
            var pass = dispatcher.pass(labourer, health.cap(labourer));
            report.passes().merge(labourer.id(), pass, Pass::plus);
        } catch (RuntimeException e) {
            report.failures().put(labourer.id(), e);
        }
    }

    private boolean enough(Supplier<Duration> remaining) {
        return remaining.get().compareTo(shutdown) > 0;
    }

    /** How many tasks a labourer may hold now. */
    @FunctionalInterface
    public interface Health {
        int cap(Labourer labourer);
    }

    /**
     * @param passes what was done, by labourer
     * @param failures the last failure of each labourer that had one
     */
    public record Report(Map<String, Pass> passes, Map<String, RuntimeException> failures) {}
}
