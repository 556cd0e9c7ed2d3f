package io.sosw.maven;

import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.OwnJvm;
import io.sosw.engine.tasks.TasksPlan;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Tasks of the orchestration: counts them, lists and shows them, schedules jobs, retries the dead, takes tasks back, follows progress. */
@Mojo(name = "tasks")
public final class TasksMojo extends ShimGoal {
    private static final String MAIN = "io.sosw.engine.tasks.TasksMain";
    private static final int HEAP_MEGABYTES = 96;

    /** The environment: env/NAME.yml says its account and region; local is the project's running shim. */
    @Parameter(property = "sosw.env", defaultValue = "local")
    private @Nullable String env;

    /** A job to schedule: a file, JSON, or - for standard input. */
    @Parameter(property = "sosw.job")
    private @Nullable String job;

    /** Whose tasks; all labourers by default. */
    @Parameter(property = "sosw.labourer")
    private @Nullable String labourer;

    /** Lists tasks that are queued, running, expired, completed, dead or cancelled. */
    @Parameter(property = "sosw.state")
    private @Nullable String state;

    /** Shows the task with this id, its result and its history. */
    @Parameter(property = "sosw.task")
    private @Nullable String task;

    /** Retries the dead task with this id; without one, those of the labourer. */
    @Parameter(property = "sosw.retry")
    private @Nullable String retry;

    /** Takes back the task with this id, running or not; without one, what waits for the labourer. */
    @Parameter(property = "sosw.cancel")
    private @Nullable String cancel;

    /** Follows the progress until nothing is open; redraws on a terminal. */
    @Parameter(property = "sosw.watch")
    private @Nullable String watch;

    /** The most tasks that are listed (20 by default), retried or taken back (10,000) of one labourer. */
    @Parameter(property = "sosw.limit")
    private @Nullable String limit;

    @Override
    void run() throws IOException, InterruptedException, MojoFailureException {
        Files.createDirectories(cache());
        var file = Files.createTempFile(cache(), "tasks", ".json");
        file.toFile().deleteOnExit(); // at Ctrl-C
        try {
            Files.writeString(file, Json.write(plan(pom())));
            var own = new OwnJvm(Jvm.current(HEAP_MEGABYTES, List.of()), engineClassPath(), directory());
            if (own.run(MAIN, List.of(file.toString())) != 0) {
                throw new MojoFailureException("sosw:tasks has not done its work; what it printed above says why");
            }
        } finally {
            Files.delete(file);
        }
    }

    private TasksPlan plan(Map<String, String> pom) throws IOException {
        return TasksPlan.of(mavenProject().getArtifactId(), directory(), settings(), pom, System.in);
    }

    @SuppressWarnings("NullAway") // those without a value are taken out
    private Map<String, String> pom() {
        var pom = new HashMap<String, @Nullable String>();
        pom.put("sosw.env", env);
        pom.put("sosw.job", job);
        pom.put("sosw.labourer", labourer);
        pom.put("sosw.state", state);
        pom.put("sosw.task", task);
        pom.put("sosw.retry", retry);
        pom.put("sosw.cancel", cancel);
        pom.put("sosw.watch", watch);
        pom.put("sosw.json", jsonInPom());
        pom.put("sosw.limit", limit);
        pom.values().removeIf(Objects::isNull);
        return pom;
    }
}
