package io.sosw.essentials;

import io.sosw.essentials.scavenger.Sweep;
import io.sosw.essentials.scavenger.Sweep.Swept;
import io.sosw.function.PortableFunction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives tasks whose worker was never heard of again another attempt, or closes them as dead and says so. Started every
 * minute; two at once do no harm. It also serves labourers whose health lets the Orchestrator pass them by.
 */
public final class Scavenger implements PortableFunction<Map<String, Object>, EssentialsContext, Scavenger.Scavenged> {
    private static final Logger LOG = System.getLogger(Scavenger.class.getName());

    @Override
    public Scavenged run(@Nullable Map<String, Object> event, EssentialsContext context) {
        var sweep =
                new Sweep(context.store(), context.expiry(), context.process().hands(), context.clock());
        var swept = new LinkedHashMap<String, Swept>();
        var failures = new LinkedHashMap<>(context.settings().faulty());
        for (var labourer : context.labourers()) {
            if (!context.timeLeft()) {
                break;
            }
            try {
                swept.put(labourer.id(), sweep.pass(labourer));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "Labourer " + labourer.id() + " could not be swept", e);
                failures.put(labourer.id(), String.valueOf(e));
            }
        }
        return new Scavenged(swept, failures);
    }

    /**
     * What was done.
     *
     * @param labourers by id
     * @param failures of those that had one
     */
    public record Scavenged(Map<String, Swept> labourers, Map<String, String> failures) {}
}
