package io.sosw.essentials;

import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Config;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One essential in a process of its own, with the adapters that it has in Lambda, until it is killed. */
final class EssentialMain {
    static final String JOB = "job-1";
    static final String SETTINGS = """
        {"labourers": {"worker": {"arn": "worker", "max_simultaneous_invocations": 10, "max_attempts": 20,
          "duration": "500ms", "cooldown": "500ms", "backoff": {"type": "linear", "step": "100ms"}}},
         "job_schema": {"chunkable_attrs": ["word"]}}
        """;

    private EssentialMain() {}

    /**
     * @param arguments the essential, and how many tasks the job has
     */
    public static void main(String[] arguments) {
        var config = Config.fixed()
                .with(AwsOptions.REGION, "us-east-1")
                .with(EssentialsOptions.CUSTOM_SETTINGS, SETTINGS)
                .with(EssentialsOptions.META_TABLE, Optional.empty())
                .with(EssentialsOptions.PASS_INTERVAL, Duration.ofMillis(50))
                .with(EssentialsOptions.RUN_FOR, Duration.ofMinutes(5))
                .with(EssentialsOptions.IN_FLIGHT, 4);
        var process = EssentialsAdapters.open(config);
        System.out.println("up");
        if (arguments[0].equals("scheduler")) {
            var words =
                    IntStream.range(0, Integer.parseInt(arguments[1])).boxed().toList();
            var job = Map.of("lambda_name", "worker", "job_id", JOB, "words", words, "isolate_words", true);
            run(new Scheduler(), Map.of("job", job, "job_id", JOB), config, process);
        } else if (arguments[0].equals("orchestrator")) {
            run(new Orchestrator(), Map.of(), config, process);
        } else {
            while (!Thread.currentThread().isInterrupted()) {
                run(new Scavenger(), Map.of(), config, process);
            }
        }
    }

    private static void run(
            PortableFunction<? super Map<String, Object>, EssentialsContext, ?> essential,
            Map<String, Object> event,
            Config config,
            EssentialsProcess process) {
        var invocation =
                new Invocation(process.tokens().get(), "essential", "", 256, 1, Instant.MAX, Clock.systemUTC());
        try (var context = new EssentialsContext(config, invocation, process)) {
            essential.run(event, context);
        } catch (Exception e) {
            System.out.println(e);
        }
    }
}
