package io.sosw.engine.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code docker}. */
final class Docker {
    private Docker() {}

    /** What a command printed, and how it ended. */
    record Ended(int code, String output) {}

    static Ended run(String... words) throws IOException, InterruptedException {
        var process = start(words);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("docker " + List.of(words) + " hangs:\n" + output);
        }
        return new Ended(process.exitValue(), output);
    }

    static String expect(String... words) throws IOException, InterruptedException {
        var ended = run(words);
        if (ended.code() != 0) {
            throw new IllegalStateException(
                    "docker " + List.of(words) + " ended with " + ended.code() + ":\n" + ended.output());
        }
        return ended.output();
    }

    static Process start(String... words) throws IOException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static boolean installed(String program) {
        for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
