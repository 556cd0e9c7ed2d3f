package io.sosw.bench.coldstart;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One cold start.
 *
 * @param initCpu CPU until the first event was asked for
 * @param cpu until it was answered
 */
record Start(double initCpu, double cpu, double initWall, double wall, long residentMegabytes) {
    private static final int PATIENCE_SECONDS = 60;

    /** Starts the candidate, waits for its answer and ends it; {@code gently} by the signal that lets a JVM finish. */
    static Start of(Candidate candidate, Map<String, String> variables, String event, boolean gently)
            throws IOException, InterruptedException {
        var init = new AtomicReference<Usage>();
        var started = new AtomicReference<Child>();
        var log = Files.createTempFile("cold-start-", ".log");
        try (var lambda = new FakeLambda(
                event, () -> init.set(Usage.of(requireNonNull(started.get()).pid())))) {
            var all = new HashMap<>(variables);
            all.putAll(candidate.environment());
            all.put("AWS_LAMBDA_RUNTIME_API", lambda.address());
            var child = Child.of(candidate, all, log);
            started.set(child);
            long begun = System.nanoTime();
            child.start();
            try {
                var answer = lambda.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                var end = Usage.of(child.pid());
                if (!answer.contains("SEA") || answer.contains("errorMessage")) {
                    throw new IOException(candidate.name() + " answered " + answer + "\n" + Files.readString(log));
                }
                var ready = requireNonNull(init.get(), "no event was asked for");
                return new Start(
                        ready.cpuMillis(),
                        end.cpuMillis(),
                        (ready.nanoTime() - begun) / 1e6,
                        (end.nanoTime() - begun) / 1e6,
                        end.residentMegabytes());
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException(candidate.name() + " did not answer:\n" + Files.readString(log), e);
            } finally {
                child.end(gently);
            }
        } finally {
            Files.delete(log);
        }
    }

    /** The process that is measured. */
    private static final class Child {
        private final ProcessBuilder builder;
        private final boolean container;
        private volatile @Nullable Process process;
        private String id = "";

        private Child(ProcessBuilder builder, boolean container) {
            this.builder = builder;
            this.container = container;
        }

        static Child of(Candidate candidate, Map<String, String> variables, Path log)
                throws IOException, InterruptedException {
            if (!candidate.container()) {
                var command = new ArrayList<>(List.of("taskset", "--cpu-list", "1"));
                command.addAll(candidate.command());
                var builder = new ProcessBuilder(command);
                var root = variables.get("LAMBDA_TASK_ROOT");
                builder.directory(root == null ? null : Path.of(root).toFile()); // AWS's client looks for it there
                builder.environment().clear();
                builder.environment().put("PATH", System.getenv("PATH"));
                builder.environment().putAll(variables);
                return new Child(builder.redirectErrorStream(true).redirectOutput(log.toFile()), false);
            }
            var create = new ArrayList<>(candidate.command());
            variables.forEach((name, value) -> create.addAll(2, List.of("--env", name + "=" + value)));
            var child = new Child(new ProcessBuilder(), true);
            child.id = output(create);
            child.builder
                    .command("docker", "start", child.id)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            return child;
        }

        void start() throws IOException {
            process = builder.start();
        }

        long pid() {
            if (!container) {
                return requireNonNull(process, "not started").pid();
            }
            try {
                return Long.parseLong(output(List.of("docker", "inspect", "--format", "{{.State.Pid}}", id)));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void end(boolean gently) throws IOException, InterruptedException {
            var started = requireNonNull(process, "not started");
            if (container) {
                output(List.of("docker", "rm", "--force", id));
            } else if (gently) {
                started.destroy();
                started.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            started.destroyForcibly().waitFor();
        }

        private static String output(List<String> command) throws IOException, InterruptedException {
            var run = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var text = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            if (run.waitFor() != 0) {
                throw new IOException(command + " failed: " + text);
            }
            return text;
        }
    }
}
