package io.sosw.engine.tasks;

import io.sosw.aws.task.NewTask;
import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import io.sosw.invoke.Answer;
import io.sosw.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives a job to the Scheduler and tells what became of it. */
record JobOrder(TasksAccess access, Console console, boolean json, Clock clock) {

    /**
     * @param text JSON
     * @param id given by the person who repeats a job
     * @return the labourer that works on it
     */
    String schedule(String text, Optional<String> id) {
        if (!(Json.parse(text) instanceof Map<?, ?> job)) {
            throw new UserError(
                    "the job is no JSON object: " + text.strip(),
                    "write {\"labourer_id\": \"NAME\", \"job\": {…}}; docs/guide/orchestration.md has examples.",
                    "tasks-job");
        }
        var event = new LinkedHashMap<String, Object>();
        job.forEach((name, value) -> event.put(String.valueOf(name), value));
        var jobId = id.orElseGet(() -> event.containsKey("job_id")
                ? String.valueOf(event.get("job_id"))
                : "job-" + NewTask.id(text, clock.millis()).substring(0, 12));
        event.put("job_id", jobId);
        var scheduler = access.place().scheduler();
        var answer = access.invoker().call(scheduler.value(), event);
        if (answer instanceof Answer.Result result && Json.parse(result.payload()) instanceof Map<?, ?> scheduled) {
            tell(jobId, scheduled, result.payload());
            return String.valueOf(scheduled.get("labourerId"));
        }
        throw refused(answer, jobId);
    }

    private void tell(String jobId, Map<?, ?> scheduled, String payload) {
        if (json) {
            console.line(payload);
        } else {
            console.line("Job " + jobId + ": " + scheduled.get("created") + " tasks created"
                    + (Boolean.TRUE.equals(scheduled.get("done")) ? "." : "; the Scheduler goes on with the rest."));
        }
    }

    private UserError refused(Answer answer, String jobId) {
        var scheduler = access.place().scheduler();
        var name = scheduler.value() + " (" + scheduler.origin() + ")";
        if (answer instanceof Answer.Failure failure) {
            return new UserError(
                    "the Scheduler " + name + " could not take the job: " + failure.errorMessage(),
                    "mend the job and send it again with -Dsosw.jobId=" + jobId
                            + "; what is in the table already is not doubled.",
                    "tasks-job");
        }
        return new UserError(
                "the Scheduler " + name + " was not reached: " + answer,
                "deploy it (mvn sosw:deploy -Dsosw.env=" + access.place().environment()
                        + "), or name the function: -Dsosw.scheduler=NAME.",
                "tasks-scheduler");
    }
}
