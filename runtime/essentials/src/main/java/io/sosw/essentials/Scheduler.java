package io.sosw.essentials;

import io.sosw.error.UserError;
import io.sosw.essentials.scheduler.JobChunker;
import io.sosw.essentials.scheduler.JobRequest;
import io.sosw.essentials.scheduler.JobWriter;
import io.sosw.essentials.scheduler.Periods;
import io.sosw.function.PortableFunction;
import io.sosw.invoke.Handover;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns a job into tasks. The tasks' ids follow from the job's id, which is {@code job_id} of the event or the request id:
 * so the same event run again, by Lambda's own retries too, adds what is missing and doubles nothing. When time runs out
 * the function sends itself the job and the place where it stopped, after all before that place is in the table.
 */
public final class Scheduler implements PortableFunction<Object, EssentialsContext, Scheduler.Scheduled> {
    private final Map<String, Function<LocalDate, List<LocalDate>>> periods;

    /** Knows sosw's six periods. */
    public Scheduler() {
        this(Map.of());
    }

    /**
     * For a function of one's own, which hands its events to this one.
     *
     * @param periods more of them by their names, each giving its dates for the day of the job
     */
    public Scheduler(Map<String, Function<LocalDate, List<LocalDate>>> periods) {
        this.periods = Map.copyOf(periods);
    }

    @Override
    public Scheduled run(Object event, EssentialsContext context) {
        var request = JobRequest.of(event);
        var settings = context.settings();
        var labourer = settings.labourers().get(request.labourer());
        if (labourer == null) {
            throw unknown("labourer", request.labourer(), settings.labourers().keySet());
        }
        var schema = settings.schemas().get(request.schema());
        if (schema == null) {
            throw unknown("job schema", request.schema(), settings.schemas().keySet());
        }
        var id = request.id().orElse(context.invocation().requestId());
        context.enter(request.labourer());
        var chunker = new JobChunker(schema, new Periods(noonOf(context.jobs().begin(id)), periods));
        var progress = new JobWriter(chunker, context.entry(labourer), context.audit())
                .write(id, request.labourer(), request.job(), request.from(), context::timeLeft);
        if (!progress.done()) {
            goOn(context, request, id, progress.next());
        }
        return new Scheduled(id, request.labourer(), progress.created(), progress.next(), progress.done());
    }

    private static void goOn(EssentialsContext context, JobRequest request, String id, long next) {
        if (next == request.from()) {
            throw new IllegalStateException("Job " + id + " got no task written at place " + next
                    + " before its time was up; give the Scheduler a longer timeout");
        }
        var self = context.invocation().functionArn().isEmpty()
                ? context.invocation().functionName()
                : context.invocation().functionArn();
        if (context.process().invoker().send(self, request.continued(id, next)) instanceof Handover.Refused refused) {
            throw new IllegalStateException("Job " + id + " stopped at task " + next + " and could not go on: "
                    + refused.reason() + "; send the same event with job_id " + id + " again");
        }
    }

    private static Clock noonOf(LocalDate day) {
        return Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private static UserError unknown(String what, String name, Collection<String> known) {
        return new UserError(
                "there is no " + what + " '" + name + "' in the settings; there are " + known,
                "deploy the worker that declares it, or mend the name in the job.",
                "unknown-" + what.replace(' ', '-'));
    }

    /**
     * What became of the job.
     *
     * @param jobId give it as {@code job_id} to run the same job again
     * @param labourerId who works on it
     * @param created tasks that this invocation created
     * @param next the first task that is not known to be in the table
     * @param done whether the whole job is in the table; if not, another invocation goes on
     */
    public record Scheduled(String jobId, String labourerId, long created, long next, boolean done) {}
}
