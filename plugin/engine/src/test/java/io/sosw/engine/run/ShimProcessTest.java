package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.console.Console;
import io.sosw.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimProcessTest {
    static final String[] SERVING = {
        "System.out.println(\"shim log line\");",
        "var me = ProcessHandle.current();",
        "var json = \"{\\\"pid\\\":\" + me.pid() + \",\\\"startInstant\\\":\\\"\" + me.info().startInstant().get()",
        "  + \"\\\",\\\"port\\\":1,\\\"endpoint\\\":\\\"http://127.0.0.1:1\\\",\\\"region\\\":\\\"us-east-1\\\",\"",
        "  + \"\\\"resources\\\":{}}\";",
        "var folder = Path.of(a[1], \".sosw\", \"shim\");",
        "Files.writeString(folder.resolve(\"t\"), json);",
        "Files.move(folder.resolve(\"t\"), folder.resolve(\"endpoint.json\"), StandardCopyOption.ATOMIC_MOVE);",
        "new java.util.concurrent.CountDownLatch(1).await();"
    };

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private ShimProcess process() {
        return new ShimProcess(
                new ShimFolder(folder),
                Jvm.current(32, List.of()),
                new Console(new PrintStream(shown, true, StandardCharsets.UTF_8)));
    }

    private ShimPlan plan(String... statements) throws IOException {
        var classes = Compiled.main(folder, "io.sosw.local.shim.ShimMain", statements);
        return new ShimPlan(folder, List.of(classes.toString()), 0, 0, null, null, null, false, null);
    }

    @Test
    void aShimIsStartedOnceAndFoundAgain() throws Exception {
        var plan = plan(SERVING);
        var first = process().ensure(() -> plan);
        try {
            assertThat(first.reused()).isFalse();
            var again = process().ensure(() -> {
                throw new AssertionError("a live shim needs no plan");
            });
            assertThat(again.reused()).isTrue();
            assertThat(again.endpoint().pid()).isEqualTo(first.endpoint().pid());
        } finally {
            ShimStop.stop(first.endpoint());
        }
        assertThat(new ShimFolder(folder).live()).isEmpty();
    }

    /** The process stands for one that finds the other's lock; what it writes, the other one has written. */
    @Test
    void ofTwoThatStartAtOnceBothUseTheOneThatIsReady() throws Exception {
        var text = String.join("\n", SERVING)
                .replace("ProcessHandle.current()", "ProcessHandle.current().parent().get()")
                .replace("new java.util.concurrent.CountDownLatch(1).await()", "System.exit(1)");
        var plan = plan(text);

        var started = process().ensure(() -> plan);

        assertThat(started.reused()).isTrue();
        assertThat(started.endpoint().pid()).isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void aShimThatIsAboutToRunHoldsTheFolder() throws Exception {
        var shimFolder = new ShimFolder(folder);
        assertThat(shimFolder.held()).isFalse();
        Files.createDirectories(shimFolder.path());
        try (var channel = FileChannel.open(
                        shimFolder.path().resolve("shim.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(shimFolder.held()).isTrue();
        }
        assertThat(shimFolder.held()).isFalse();
    }

    @Test
    void aShimThatCannotStartShowsItsLogAndIsTold() throws Exception {
        var plan = plan("System.out.println(\"port 80 is taken\");", "System.exit(3);");
        assertThatThrownBy(() -> process().ensure(() -> plan))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problem())
                                .startsWith("the shim ended before it was ready, with exit code 3"));
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("port 80 is taken");
    }

    @Test
    void whatADeadShimLeftBehindCountsAsNone() throws Exception {
        var shimFolder = new ShimFolder(folder);
        Files.createDirectories(shimFolder.path());
        Files.writeString(
                shimFolder.endpointFile(),
                "{\"pid\":" + ProcessHandle.current().pid() + ",\"startInstant\":\"2000-01-01T00:00:00Z\",\"port\":1,"
                        + "\"endpoint\":\"http://127.0.0.1:1\",\"region\":\"us-east-1\",\"resources\":{}}");
        assertThat(shimFolder.live()).isEmpty();
    }

    @Test
    void portsAndTheDatabaseAreSaidOnlyWhenTheyAreNotTheDefault() {
        assertThat(new ShimPlan(Path.of("p"), List.of(), 0, 0, null, null, null, false, null).arguments())
                .containsExactly("--project_dir", "p");
        assertThat(new ShimPlan(Path.of("p"), List.of(), 1, 2, Path.of("h"), null, "sqs=drop", true, null).arguments())
                .containsExactly(
                        "--project_dir",
                        "p",
                        "--port",
                        "1",
                        "--sql_port",
                        "2",
                        "--mariadb_home",
                        "h",
                        "--fault",
                        "sqs=drop",
                        "--persist",
                        "true");
    }
}
