package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.error.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    @TempDir
    Path folder;

    private int run(List<String> arguments, Map<String, String> given, String... statements)
            throws IOException, InterruptedException {
        var classes = Compiled.main(folder, "io.sosw.wrapper.Main", statements);
        var function = new FunctionSpec(
                "load", 1, "a.B", "", null, 64, 30, Map.of("STAGE", "local"), 0, List.of(), List.of(), 0, Map.of());
        var run = new FunctionRun(
                folder, function, List.of(classes.toString()), arguments, given, Jvm.current(32, List.of()));
        var runner = new Runner(new ShimFolder(folder), new Console(System.out));
        return runner.run(run, Jvm.current(32, List.of()), () -> {
            throw new AssertionError("given endpoints start no shim");
        });
    }

    @Test
    void theExitCodeOfTheFunctionIsPassedOn() throws Exception {
        assertThat(run(List.of("--sqs_endpoint=http://x"), Map.of(), "System.exit(7);"))
                .isEqualTo(7);
    }

    @Test
    void whatWasExportedForAShimThatHasGoneIsNamed() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        var url = "http://127.0.0.1:" + port;

        assertThatThrownBy(() -> run(List.of(), Map.of("AWS_ENDPOINT_URL", url), "System.exit(7);"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("AWS_ENDPOINT_URL is " + url + " (environment), and nobody listens there. Fix:"
                        + " type unset AWS_ENDPOINT_URL to use the project's shim, or start what shall listen there.");
    }

    @Test
    void theFunctionIsNamedAndItsArgumentsFollow() throws Exception {
        run(
                List.of("--once", "--s3_endpoint", "http://x"),
                Map.of(),
                "Files.writeString(Path.of(\"said\"), String.join(\"|\", a) + \"|\" + System.getenv(\"STAGE\"));");
        assertThat(Files.readString(folder.resolve("said")))
                .isEqualTo("--function|load|--once|--s3_endpoint|http://x|local");
    }
}
