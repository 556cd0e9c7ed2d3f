package io.sosw.wrapper.poller;

import io.sosw.config.Config;
import io.sosw.config.Option;
import java.util.List;

/** Opens queues; found by {@link java.util.ServiceLoader}. */
public interface QueueProvider {

    /** What may be set, for example the region. */
    List<Option<?>> options();

    /**
     * Opens a queue.
     *
     * @param queue its name or its URL
     * @param config holds {@link #options()}
     * @throws io.sosw.error.UserError if there is no such queue or it cannot be reached
     */
    MessageQueue open(String queue, Config config);
}
