package io.sosw.engine.jre;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run to its end, its output kept.
 *
 * @param environment the only variables that it sees, or {@code null} for this process's
 */
public record Command(
        List<String> words, Path folder, @Nullable Map<String, String> environment, int patienceSeconds) {

    /** One that sees this process's variables and may take two minutes. */
    public Command(List<String> words, Path folder) {
        this(words, folder, null, 120);
    }

    /**
     * What came of it.
     *
     * @param exitCode -1 if it was ended because it took too long
     */
    public record Outcome(int exitCode, String output) {
        /** Whether it succeeded. */
        public boolean good() {
            return exitCode == 0;
        }
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException if there is no such program
     */
    public Outcome run() throws IOException, InterruptedException {
        var log = Files.createTempFile("sosw-", ".log");
        try {
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            if (environment != null) {
                builder.environment().clear();
                builder.environment().putAll(environment);
            }
            var process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(patienceSeconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            var output = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return new Outcome(ended ? process.exitValue() : -1, output);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** The output of a program that must succeed. */
    String expect() throws IOException, InterruptedException {
        var outcome = run();
        if (!outcome.good()) {
            throw new IOException(
                    String.join(" ", words) + " ended with exit code " + outcome.exitCode() + ":\n" + outcome.output());
        }
        return outcome.output();
    }
}
