package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs real command-line clients; a test is skipped with a reason where they are not installed. */
public final class CommandLine {
    private CommandLine() {}

    /** The AWS CLI's standard output. */
    public static String aws(String endpoint, String... arguments) {
        var command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint, "--output", "json"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What the AWS CLI says of a call that fails. */
    public static String refusal(String endpoint, String... arguments) {
        var command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint));
        command.addAll(List.of(arguments));
        return run(command, false);
    }

    /** As this version of the AWS CLI wants a payload typed. */
    public static String blob(String text) {
        Assumptions.assumeTrue(isInstalled("aws"), "aws is not installed here");
        return run(List.of("aws", "--version")).contains("aws-cli/2")
                ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                : text;
    }

    /** What a Python program prints that imports boto3; {@code client(name)} makes a client. */
    public static String boto3(String endpoint, String program) {
        var prologue = "import boto3\n"
                + "def client(name): return boto3.client(name, endpoint_url='" + endpoint
                + "', region_name='us-east-1', aws_access_key_id='test', aws_secret_access_key='test')\n";
        return run(List.of("python3", "-c", prologue + program));
    }

    private static String run(List<String> command) {
        return run(command, true);
    }

    private static String run(List<String> command, boolean succeeds) {
        Assumptions.assumeTrue(isInstalled(command.get(0)), command.get(0) + " is not installed here");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("AWS_ACCESS_KEY_ID", "test");
            builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
            builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
            builder.environment().put("AWS_PAGER", "");
            builder.environment().put("AWS_MAX_ATTEMPTS", "1");
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor() == 0).as("%s: %s", command, output).isEqualTo(succeeds);
            return output;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInstalled(String program) {
        var probe =
                program.equals("python3") ? List.of("python3", "-c", "import boto3") : List.of(program, "--version");
        try {
            var process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
