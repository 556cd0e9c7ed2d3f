package io.sosw.essentials.labourer;

import io.sosw.worker.Closing;

/** By which way a labourer gets its tasks. */
public sealed interface Lane {
    /** Through the table and the Orchestrator: caps, health, delays, a state for each task. */
    Lane LEDGER = new Ledger();

    /** The table. */
    record Ledger() implements Lane {}

    /**
     * Through SQS and the event source mapping of the labourer: cheaper by far, at the queue's own pace.
     *
     * @param url of the queue
     * @param closing what is recorded of each task
     */
    record Queue(String url, Closing closing) implements Lane {}
}
