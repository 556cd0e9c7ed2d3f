package io.sosw.essentials;

import io.sosw.essentials.orchestrator.DispatchLoop;
import io.sosw.essentials.orchestrator.Dispatcher;
import io.sosw.function.PortableFunction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands due tasks to their labourers as health and caps allow, again and again until its time is nearly up. Started every
 * minute; two at once do no harm.
 */
public final class Orchestrator
        implements PortableFunction<Map<String, Object>, EssentialsContext, Orchestrator.Orchestrated> {
    private static final Logger LOG = System.getLogger(Orchestrator.class.getName());

    @Override
    public Orchestrated run(@Nullable Map<String, Object> event, EssentialsContext context) {
        var ecology = context.ecology();
        var config = context.config();
        var loop = new DispatchLoop(
                context.dispatcher(),
                labourer -> ecology.cap(labourer.maxSimultaneousInvocations(), labourer.healthMetrics()),
                config.get(EssentialsOptions.PASS_INTERVAL),
                config.get(EssentialsOptions.SHUTDOWN_PERIOD),
                context.process().pause());
        var end = context.clock()
                .instant()
                .plus(config.get(EssentialsOptions.RUN_FOR))
                .plus(config.get(EssentialsOptions.SHUTDOWN_PERIOD));
        var report = loop.run(
                context.labourers(),
                () -> shorter(
                        context.invocation().remaining(),
                        Duration.between(context.clock().instant(), end)));
        var failures = new LinkedHashMap<>(context.settings().faulty());
        report.failures().forEach((labourer, failure) -> {
            LOG.log(Level.ERROR, "Labourer " + labourer + " could not be served", failure);
            failures.put(labourer, String.valueOf(failure));
        });
        return new Orchestrated(report.passes(), failures);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * What was done.
     *
     * @param labourers by id
     * @param failures the last failure of each labourer that had one
     */
    public record Orchestrated(Map<String, Dispatcher.Pass> labourers, Map<String, String> failures) {}
}
