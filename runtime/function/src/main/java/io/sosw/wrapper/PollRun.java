package io.sosw.wrapper;

import io.sosw.config.Config;
import io.sosw.error.UserError;
import io.sosw.wrapper.dispatch.EventHandler;
import io.sosw.wrapper.dispatch.FunctionDescriptor;
import io.sosw.wrapper.poller.PollReport;
import io.sosw.wrapper.poller.Poller;
import io.sosw.wrapper.poller.PollerOptions;
import io.sosw.wrapper.poller.PollerParts;
import io.sosw.wrapper.poller.QueueProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Polls a queue. */
final class PollRun {
    private final Place place;
    private final FunctionDescriptor function;
    private final Config config;
    private final Logger log;

    PollRun(Place place, FunctionDescriptor function, Config config, Logger log) {
        this.place = place;
        this.function = function;
        this.config = config;
        this.log = log;
    }

    /** The exit code: 1 if a job that ends by itself leaves failed messages behind. */
    int run(EventHandler handler, List<QueueProvider> providers) throws InterruptedException {
        var name = config.get(PollerOptions.READ_QUEUE)
                .orElseThrow(() -> new UserError(
                        "No queue to read from: --read_queue and environment variable READ_QUEUE are not set",
                        "give --read_queue=NAME, or --event=FILE to run once without a queue.",
                        "missing-queue"));
        if (providers.isEmpty()) {
            throw new UserError(
                    "The class path has no adapter for the queue '" + name + "'",
                    "add the dependency io.sosw:sosw-aws to the pom.",
                    "missing-queue");
        }
        var parts = new PollerParts(
                place.clock(), place.timers(), place.threads(), place.io(), place.random(), place.requestIds(), log);
        try (var queue = providers.get(0).open(name, config)) {
            var poller = new Poller(queue, function, config, handler, parts);
            place.signals().onStop(poller::stop);
            log.log(Level.INFO, "Function " + function.name() + " reads from " + name);
            return exitCode(poller.run());
        }
    }

    private int exitCode(PollReport report) {
        log.log(
                Level.INFO,
                "Done: " + report.handled() + " messages handled, " + report.failed() + " deliveries failed, "
                        + report.released() + " given back");
        if (config.get(PollerOptions.ONCE)) {
            return report.failed() > 0 ? 1 : 0;
        }
        return config.get(PollerOptions.DRAIN) && report.leftOver() > 0 ? 1 : 0;
    }
}
