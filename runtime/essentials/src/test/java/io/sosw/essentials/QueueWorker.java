package io.sosw.essentials;

import io.sosw.function.PortableFunction;
import io.sosw.worker.Worker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A labourer that is fed by a queue; it returns the words of its task. */
public final class QueueWorker implements PortableFunction<Map<String, Object>, EssentialsContext, Object> {
    @Override
    public @Nullable Object run(Map<String, Object> event, EssentialsContext context) throws Exception {
        var ledger = context.ledger(context.labourers().get(0)).withAudit(context.audit());
        return new Worker(ledger, () -> context.invocation().requestId())
                .run(event, Map::of, () -> Map.of("words", String.valueOf(event.get("words"))));
    }
}
