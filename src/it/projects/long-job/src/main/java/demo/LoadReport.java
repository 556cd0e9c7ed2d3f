package demo;

import io.sosw.continuation.Progress;
import io.sosw.continuation.RunEnd;
import io.sosw.function.PortableFunction;
import java.util.Optional;

/**
 * Has the ETL load a report, and is there until it is loaded. That takes longer than any function may run, so a run that
 * is out of time hands the job over to the next one: the event is all that has to be remembered.
 */
public final class LoadReport implements PortableFunction<Load, ReportContext, String> {
    @Override
    public String run(Load event, ReportContext context) throws Exception {
        var end = context.continuation()
                .run(
                        context.invocation(),
                        event.chain().orElse(null),
                        event.job(),
                        job -> step(job, event, context),
                        event::at);
        return tell(end, event, context);
    }

    private static Progress<Optional<String>, String> step(Optional<String> job, Load event, ReportContext context)
            throws Exception {
        if (job.isEmpty()) {
            return Progress.more(Optional.of(context.etl().begin(event.report())));
        }
        return context.etl().isReady(job.get())
                ? Progress.done(job.get())
                : Progress.later(job, context.pollInterval());
    }

    /** One run of a chain ends otherwise than by handing over; that one tells. */
    private static String tell(RunEnd<String> end, Load event, ReportContext context) {
        if (end instanceof RunEnd.HandedOver) {
            return "waiting";
        }
        var done = end instanceof RunEnd.Done;
        var runs = end.chain().run() + (end.chain().run() == 1 ? " run" : " runs");
        context.finished().send(event.report() + (done ? " is loaded, after " : " is given up, after ") + runs);
        return done ? "loaded" : "given up";
    }
}
