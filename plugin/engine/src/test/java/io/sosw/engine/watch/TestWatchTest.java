package io.sosw.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.console.Console;
import io.sosw.engine.console.Style;
import io.sosw.engine.console.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two modules with tests that really run; each step waits for what the watch says, never for time. */
class TestWatchTest {
    private static final String ADDS = "@Test void adds() { assertEquals(3, Sum.of(1, 2)); }";

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> told = new ArrayList<>();
    private TestProject project;
    private Thread watch;

    @BeforeEach
    void project() throws IOException {
        project = new TestProject(folder);
        project.save("core", "Sum", "public static int of(int a, int b) { return a + b; }");
        project.save("core", "Word", "public static String of() { return \"one\"; }");
        project.save("core", "SumTest", ADDS);
        project.save("core", "WordTest", "@Test void says() { assertEquals(\"one\", Word.of()); }");
        project.save("app", "Bill", "public static int due() { return Sum.of(1, 2); }");
        project.save(
                "app", "BillTest", "static int runs;\n@Test void due() { assertEquals(1, ++runs * Bill.due() / 3); }");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (watch != null) {
            watch.interrupt();
            watch.join();
        }
    }

    private void start() throws InterruptedException {
        start(Terminal.none());
    }

    private void start(Terminal terminal) throws InterruptedException {
        var console = new Console(new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
        watch = new Thread(() -> {
            try {
                new TestWatch(project, terminal, console, new Style(false), Clock.systemUTC(), new Random(1)).run();
            } catch (InterruptedException ended) {
                lines.add("interrupted");
            } catch (IOException | RuntimeException failed) {
                lines.add(failed.toString());
            }
        });
        watch.start();
        until("GREEN");
        assertThat(told)
                .contains("all: 3 of 3 test classes")
                .last()
                .asString()
                .startsWith("GREEN  3 passed in 3 classes");
    }

    /** Waits for a line that begins so; gives all lines since the last time. */
    private List<String> until(String beginning) throws InterruptedException {
        told.clear();
        while (true) {
            var line = lines.poll(60, TimeUnit.SECONDS);
            assertThat(line).as("after %s", told).isNotNull();
            told.add(line);
            if (line.startsWith(beginning)) {
                return List.copyOf(told);
            }
        }
    }

    private final class Lines extends OutputStream {
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

        @Override
        public void write(int character) {
            if (character == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8).stripTrailing());
                line.reset();
            } else {
                line.write(character);
            }
        }
    }

    @Test
    void aDayAtTheKeyboard() throws Exception {
        start();

        // only what depends on the class, also in the other module, and with fresh statics
        project.save("core", "Sum", "public static int of(int a, int b) { return b + a; }");
        assertThat(until("GREEN")).contains("saved Sum.java: 2 of 3 test classes");

        // a failure is shown with the line, and stays red while others are green
        project.save("core", "Sum", "public static int of(int a, int b) { return a - b; }");
        assertThat(until("RED"))
                .contains("FAILED SumTest.adds", "  expected: <3> but was: <-1>", "FAILED BillTest.due")
                .anyMatch(line -> line.startsWith("      at demo.SumTest.adds(SumTest.java:5)"));
        project.save("core", "Word", "public static String of() { return \"on\" + \"e\" + \"\".trim(); }");
        assertThat(until("RED")).contains("saved Word.java: 3 of 3 test classes");

        // a broken edit shows the compiler's words, and no results
        project.save("core", "Sum", "public static int of(int a, int b) { return a + ; }");
        assertThat(until("BROKEN").get(0)).contains("do not compile");
        until("  Fix:");
        assertThat(String.join("\n", told)).contains("Sum.java:3: error: illegal start of expression");

        // a test that no longer compiles against changed classes is told as well, and stays told
        project.save("core", "Sum", "public static int sum(int a, int b) { return a + b; }");
        assertThat(String.join("\n", until("  Fix:"))).contains("SumTest.java:5: error: cannot find symbol");
        project.write("app/notes.txt", "1");
        assertThat(String.join("\n", until("  Fix:"))).contains("SumTest.java:5: error: cannot find symbol");
        project.save("core", "Sum", "public static int of(int a, int b) { return a + b; }");
        assertThat(until("GREEN")).last().asString().startsWith("GREEN  2 passed in 2 classes");

        // new, renamed and deleted classes
        project.save("app", "NewTest", "@Test void isNew() { fail(\"yes\"); }");
        assertThat(until("RED")).contains("saved NewTest.java: 1 of 4 test classes", "FAILED NewTest.isNew");
        project.delete("app/src/test/java/demo/NewTest.java");
        assertThat(until("GREEN")).contains("saved NewTest.java: 3 of 3 test classes"); // nobody knows who used it

        // what is no class is a doubt: the module's tests; what is compiled otherwise is prepared first
        project.write("app/sosw.yml", "functions: {}");
        assertThat(until("GREEN")).contains("saved sosw.yml: 1 of 3 test classes");
        assertThat(folder.resolve("app/target/classes/functions.txt")).content().isEqualTo("functions: {}");
        project.write("core/data.csv", "a,b");
        assertThat(until("GREEN")).contains("saved data.csv: 3 of 3 test classes");
    }

    @Test
    void keysRunAllFilterRepeatAndQuit() throws Exception {
        var keyboard = new PipedOutputStream();
        start(Terminal.typed(new PipedInputStream(keyboard)));

        keyboard.write('a');
        assertThat(until("GREEN")).contains("all: 3 of 3 test classes");
        keyboard.write("/Wor*\n".getBytes(StandardCharsets.UTF_8));
        assertThat(until("GREEN")).anyMatch(line -> line.endsWith("named Wor*: 1 of 3 test classes"));
        keyboard.write('\n');
        assertThat(until("GREEN")).contains("again: 1 of 3 test classes");
        project.save("core", "Word", "public static String of() { return \"two\"; }");
        until("RED");
        keyboard.write('f');
        assertThat(until("RED")).contains("failed: 1 of 3 test classes", "FAILED WordTest.says");
        keyboard.write('q');
        watch.join();
    }

    @Test
    void aTestThatEndsItsJvmFailsAndTheOthersRun() throws Exception {
        start();
        project.save("core", "SumTest", "@Test void leaves() { System.out.println(\"bye\"); System.exit(3); }");
        project.save("core", "Word", "public static String of() { return \"o\" + \"ne\"; } int changed;");
        assertThat(until("RED"))
                .contains(
                        "FAILED SumTest.leaves",
                        "  the tests' JVM ended with exit code 3 while this test ran; does it call System.exit?");
    }

    @Test
    void aHangingRunIsCutByASave() throws Exception {
        start();
        project.save(
                "core",
                "WordTest",
                "@Test void hangs() throws Exception { System.out.println(\"here\"); new java.util.concurrent.CountDownLatch(1).await(); }");
        assertThat(until("saved")).last().isEqualTo("saved WordTest.java: 1 of 3 test classes");
        project.save("core", "WordTest", "@Test void says() { System.out.println(\"why\"); fail(\"because\"); }");
        assertThat(until("RED"))
                .contains("FAILED WordTest.says", "  because", "  | why")
                .anyMatch(line -> line.startsWith("cut short at "));
    }
}
