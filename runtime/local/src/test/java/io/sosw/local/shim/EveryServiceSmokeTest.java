package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every service over the port by the clients of AWS that are not the SDK for Java: both generations of its command line
 * and boto3. The command line in Debian's Python is 2.9, which speaks the query protocol where later ones speak JSON.
 */
@Tag("jdk-neutral")
class EveryServiceSmokeTest {
    private static final String COMMANDS = "aws-commands.txt";

    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"python3, 1.", "/usr/bin/python3, 2."})
    void bothGenerationsOfTheCommandLineReachEveryService(String python, String generation) throws IOException {
        var file = Files.writeString(directory.resolve("file"), "it is read");
        var template = Files.writeString(directory.resolve("template.yaml"), """
                Parameters: {Name: {Type: String}}
                Resources: {Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name}}}
                """);
        var printed = CommandLine.commands(
                python,
                URI.create(PORT.endpoint()),
                directory,
                CommandLine.resource(COMMANDS),
                "file=" + file,
                "template=" + template,
                "zip=" + archive(),
                "now=" + PORT.world().clock().millis());

        assertThat(printed).startsWith("aws-cli " + generation);
    }

    @Test
    void boto3ReachesEveryService() throws IOException {
        var printed = CommandLine.python(
                "python3",
                "boto3",
                URI.create(PORT.endpoint()),
                directory,
                "",
                CommandLine.script("boto3-calls.py", directory),
                PORT.endpoint());

        assertThat(printed).startsWith("boto3 ");
    }

    @Test
    void noServiceIsForgotten() throws IOException {
        var commands = CommandLine.resource(COMMANDS);
        var calls = CommandLine.resource("boto3-calls.py");

        for (var mount : PORT.services().mounts()) {
            var api = mount.service().get().api().getSimpleName();
            var name = name(api);
            assertThat(commands)
                    .as("commands for %s", api)
                    .containsPattern(Pattern.compile("(?m)(^|<- )" + name + " "));
            assertThat(calls).as("calls of %s", api).contains("client(\"" + name.replace("s3api", "s3") + "\")");
        }
    }

    /** What the command line calls a service. */
    private static String name(String api) {
        return switch (api) {
            case "ApplicationAutoScalingClient" -> "application-autoscaling";
            case "CloudWatchLogsClient" -> "logs";
            case "EventBridgeClient" -> "events";
            case "S3Client" -> "s3api";
            default -> api.replaceFirst("Client$", "").toLowerCase(java.util.Locale.ROOT);
        };
    }

    private Path archive() throws IOException {
        var archive = directory.resolve("function.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("a/B.class"));
        }
        return archive;
    }
}
