package io.sosw.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the processes of a goal that is told to end. */
class TetherTest {
    @TempDir
    Path folder;

    /** Never ends by itself; has a last word. */
    private static final String[] ENDLESS = {
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(\"last word\")));",
        "Files.writeString(Path.of(System.getProperty(\"pid\")), \"\" + ProcessHandle.current().pid());",
        "new java.util.concurrent.CountDownLatch(1).await();"
    };

    /** A goal that waits for a process of its own. */
    static final class Working {
        public static void main(String[] classPath) throws Exception {
            int code = new OwnJvm(
                            Jvm.current(32, List.of("-Dpid=" + System.getProperty("pid"))),
                            Arrays.asList(classPath),
                            Path.of("."))
                    .run("io.sosw.test.Endless", List.of());
            System.out.println("the goal goes on with " + code);
        }
    }

    /** A goal that starts a shim, which is not ready yet. */
    static final class Starting {
        public static void main(String[] classPath) throws Exception {
            var folder = Path.of(".").toAbsolutePath();
            var plan = new ShimPlan(folder, Arrays.asList(classPath), 0, 0, null, null, null, false, null);
            new ShimProcess(
                            new ShimFolder(folder),
                            Jvm.current(32, List.of("-Dpid=" + System.getProperty("pid"))),
                            new Console(System.out))
                    .ensure(() -> plan);
        }
    }

    /** A goal whose shim has just become ready. */
    static final class Ready {
        public static void main(String[] classPath) throws Exception {
            var folder = Path.of(".").toAbsolutePath();
            var plan = new ShimPlan(folder, Arrays.asList(classPath), 0, 0, null, null, null, false, null);
            new ShimProcess(new ShimFolder(folder), Jvm.current(32, List.of()), new Console(System.out))
                    .ensure(() -> plan, started -> {
                        try {
                            Files.writeString(
                                    Path.of(System.getProperty("pid")),
                                    Long.toString(started.endpoint().pid()));
                            new CountDownLatch(1).await();
                        } catch (IOException | InterruptedException failed) {
                            throw new IllegalStateException(failed);
                        }
                        return started;
                    });
        }
    }

    @Test
    void aShimThatNobodyHasTakenYetEndsWithTheGoalThatStartedIt() throws Exception {
        interrupted(Ready.class, Compiled.main(folder, "io.sosw.local.shim.ShimMain", ShimProcessTest.SERVING));
    }

    @Test
    void theProcessOfAGoalEndsWithItAndSpeaksLast() throws Exception {
        var printed = interrupted(Working.class, Compiled.main(folder, "io.sosw.test.Endless", ENDLESS));
        assertThat(printed).isEqualToIgnoringNewLines("last word");
    }

    @Test
    void aShimThatIsNotReadyEndsWithTheGoalThatStartsIt() throws Exception {
        interrupted(Starting.class, Compiled.main(folder, "io.sosw.local.shim.ShimMain", ENDLESS));
    }

    /** Runs the goal until its process is there, tells the goal alone to end, and returns what was printed. */
    private String interrupted(Class<?> goal, Path classes) throws Exception {
        var pid = folder.resolve("pid");
        var out = folder.resolve("out");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dpid=" + pid,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        goal.getName(),
                        classes.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        while (pid.toFile().length() == 0 && process.isAlive()) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        var child = ProcessHandle.of(Long.parseLong(Files.readString(pid)));
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(child.filter(ProcessHandle::isAlive)).isEmpty();
        return Files.readString(out);
    }
}
