package io.sosw.firstlight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A terminal in a project's folder whose AWS is the shim.
 *
 * @param variables beside those of this process
 */
public record CommandLine(Path folder, Map<String, String> variables) {

    /** In the folder of a project, with the Maven of the build under test first on the path. */
    public static CommandLine in(Path folder, World world, Path programs) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("AWS_ENDPOINT_URL", world.shim().endpoint());
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_REGION", world.shim().region());
        variables.put("AWS_DEFAULT_REGION", world.shim().region());
        variables.put("AWS_PAGER", "");
        variables.put("PATH", programs + java.io.File.pathSeparator + System.getenv("PATH"));
        return new CommandLine(folder, variables);
    }

    /** Whether the AWS CLI is there; who runs these tests without it is told so. */
    public static boolean hasAws() {
        try {
            var process = new ProcessBuilder("aws", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            System.out.println("The AWS CLI is not installed: what it would read is not checked.");
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script; returns what it printed. */
    public String shell(String script) throws IOException, InterruptedException {
        return run(true, List.of("sh", "-euc", script));
    }

    /** What the AWS CLI prints. */
    public String said(String... arguments) throws IOException, InterruptedException {
        return run(true, aws(List.of(arguments)));
    }

    /** What the AWS CLI says when it must be refused. */
    public String refused(String... arguments) throws IOException, InterruptedException {
        return run(false, aws(List.of(arguments)));
    }

    private static List<String> aws(List<String> arguments) {
        var command = new ArrayList<>(List.of("aws", "--output", "json"));
        command.addAll(arguments);
        return command;
    }

    private String run(boolean successful, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = builder.start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (successful != (process.waitFor() == 0)) {
            throw new IllegalStateException(command + " ended with " + process.exitValue() + ":\n" + printed);
        }
        return printed;
    }
}
