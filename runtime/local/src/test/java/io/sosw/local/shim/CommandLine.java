package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs AWS's command line and boto3. Where one is not installed the test is skipped and says so; with {@code
 * SOSW_REQUIRE_AWS_CLI}, as in CI, it fails instead.
 */
public final class CommandLine {
    private static final Map<List<String>, Boolean> KNOWN = new ConcurrentHashMap<>();

    private CommandLine() {}

    /** The AWS CLI's output. */
    public static String aws(URI endpoint, Path directory, String... arguments) {
        return aws(endpoint, directory, true, arguments);
    }

    private static String aws(URI endpoint, Path directory, boolean succeeds, String... arguments) {
        needs("aws", List.of("aws", "--version"));
        var command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint.toString(), "--output", "json"));
        command.addAll(List.of(arguments));
        return run(command, endpoint, directory, "", succeeds);
    }

    /** The AWS CLI's output. */
    public static String aws(String endpoint, String... arguments) {
        return aws(URI.create(endpoint), Path.of(""), arguments);
    }

    /** What the AWS CLI says of a call that fails. */
    public static String refusal(String endpoint, String... arguments) {
        return aws(URI.create(endpoint), Path.of(""), false, arguments);
    }

    /** As this version of the AWS CLI wants a payload typed. */
    public static String blob(String text) {
        return aws("http://127.0.0.1:1", "--version").contains("aws-cli/2")
                ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                : text;
    }

    /**
     * Runs commands of AWS's command line, one a line as {@code aws-commands.py} reads them, in one process.
     *
     * @param python in which the command line is
     * @param known names and values that commands may use
     * @return the version
     */
    public static String commands(String python, URI endpoint, Path directory, String commands, String... known) {
        var arguments = new ArrayList<>(List.of(script("aws-commands.py", directory), "endpoint=" + endpoint));
        arguments.addAll(List.of(known));
        return python(python, "awscli", endpoint, directory, commands, arguments.toArray(String[]::new));
    }

    /** A program of the test resources as a file. */
    static String script(String name, Path directory) {
        try {
            return Files.writeString(directory.resolve(name), resource(name)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) throws IOException {
        try (var stream = CommandLine.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * What a Python program prints.
     *
     * @param module must be there
     * @param input what it reads
     */
    public static String python(
            String python, String module, URI endpoint, Path directory, String input, String... arguments) {
        needs(module + " of " + python, List.of(python, "-c", "import " + module));
        var command = new ArrayList<>(List.of(python));
        command.addAll(List.of(arguments));
        return run(command, endpoint, directory, input, true);
    }

    private static void needs(String what, List<String> probe) {
        if (System.getenv("SOSW_REQUIRE_AWS_CLI") == null && !KNOWN.computeIfAbsent(probe, CommandLine::works)) {
            System.out.println("Skipped: no " + what + " on this machine");
            Assumptions.abort("no " + what + " on this machine");
        }
    }

    private static String run(List<String> command, URI endpoint, Path directory, String input, boolean succeeds) {
        try {
            var builder = new ProcessBuilder(command)
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "AWS_ENDPOINT_URL", endpoint.toString(),
                            "AWS_ACCESS_KEY_ID", "test",
                            "AWS_SECRET_ACCESS_KEY", "test",
                            "AWS_DEFAULT_REGION", "us-east-1",
                            "AWS_EC2_METADATA_DISABLED", "true",
                            "AWS_MAX_ATTEMPTS", "1",
                            "AWS_PAGER", "",
                            "LC_ALL", "C.UTF-8"));
            var file = Files.createTempFile("input", "");
            Files.writeString(file, input);
            var process = builder.redirectInput(file.toFile()).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor() == 0).as("%s: %s", command, output).isEqualTo(succeeds);
            Files.delete(file);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean works(List<String> probe) {
        try {
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
