package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.project.Project;
import io.sosw.engine.run.FreshServer;
import io.sosw.function.PortableFunction;
import io.sosw.local.junit.PassingTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Edits and calls in turns, by a schedule from a seed and in the time of a clock that the test moves: bursts 50 ms apart and
 * less, broken edits, edits of the same size within one tick of a file system that counts seconds.
 */
class RandomEditsTest {
    private static final int EDITS = Integer.getInteger("sosw.edits", 60);
    private static final long[] SPACING = {0, 10, 50, 50, 50, 300, 1_900, 2_500, 60_000};

    @TempDir
    Path folder;

    private final PassingTime time = new PassingTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<String> stale = new ArrayList<>();
    private RealShim shim;
    private FreshModules modules;
    private FreshServer server;
    private LambdaApi lambda;
    private String expected = "";

    @BeforeEach
    void deploy() throws Exception {
        shim = RealShim.of(folder);
        lambda = new LambdaApi(URI.create(shim.shim().gateway().endpoint().toString()));
        var nowhere = new Console(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        modules = new FreshModules(List.of(module("lib", List.of()), module("app", List.of("lib"))), nowhere);
        word("100");
        say("Word.word()");
        modules.bringUpToDate();
        Files.writeString(folder.resolve("sosw.yml"), "functions: {say: {class: demo.Say}}\n");
        var project = Project.read("words", folder, FunctionDefaults.STANDARD);
        Preparation.write(project, classes("app"));
        var plan = plan(project.function(null, "test"));
        new InPlace(folder, plan.function(), plan.runtime(), plan.classPath(), Map.of()).ensure(lambda);
        server = FreshServer.start(modules::bringUpToDate, plan.port());
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        shim.close();
    }

    private FreshModules.Module module(String name, List<String> others) {
        var classPath = new ArrayList<>(List.of(home()));
        others.forEach(other -> classPath.add(classes(other).toString()));
        var compilation =
                new Compilation(List.of(folder.resolve(name)), classes(name), classPath, List.of("--release", "17"));
        return new FreshModules.Module(
                new FreshClasses(compilation, folder.resolve("work-" + name), time),
                new FreshResources(List.of(), classes(name)));
    }

    private Path classes(String name) {
        return folder.resolve("classes-" + name);
    }

    private static String home() {
        return PortableFunction.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    private CallPlan plan(FunctionSpec function) {
        var classPath = List.of(classes("app").toString(), classes("lib").toString(), home());
        return new CallPlan(
                folder,
                function,
                "java17",
                classPath,
                Map.of(),
                "{}",
                false,
                1,
                java.util.OptionalInt.empty(),
                "",
                folder.resolve("out"));
    }

    private void word(String word) throws IOException {
        write("lib/demo/Word.java", "public class Word { public static String word() { return \"" + word + "\"; } }");
    }

    private void say(String expression) throws IOException {
        write(
                "app/demo/Say.java",
                "public final class Say implements io.sosw.function.PortableFunction<Object,"
                        + " io.sosw.function.FunctionContext, String> {\npublic String run(Object event,"
                        + " io.sosw.function.FunctionContext context) {\nreturn " + expression + "; } }");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package demo;\n" + text + "\n");
        Files.setLastModifiedTime(file, FileTime.from(time.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void noCallIsEverAnsweredByOldCode() throws Exception {
        var random = new Random(20260);
        var calls = 0;
        var word = "100";
        var expression = "Word.word()";
        expected = "\"100\"";
        for (var edit = 1; edit <= EDITS; edit++) {
            time.pause(Duration.ofMillis(SPACING[random.nextInt(SPACING.length)]));
            var kind = random.nextInt(6);
            if (kind > 2) {
                word = Integer.toString(100 + edit);
                word(word);
            } else {
                expression = List.of(
                                "Word.word() + broken" + edit % 10,
                                "Word.word() + " + edit % 10,
                                "\"only \" + Word.word()")
                        .get(kind);
                say(expression);
            }
            expected = expression.contains("broken")
                    ? "Say.java:4: error: cannot find symbol"
                    : expression.startsWith("\"only")
                            ? "\"only " + word + "\""
                            : "\"" + word + expression.replaceAll("Word.word\\(\\)( . )?", "") + "\"";
            for (var more = random.nextInt(3); more > 0; more--) {
                call(edit);
                calls++;
                time.pause(Duration.ofMillis(random.nextInt(30)));
            }
        }
        assertThat(stale).as("of " + calls + " calls").isEmpty();
        assertThat(calls).isGreaterThan(EDITS / 2);
    }

    private void call(int edit) throws IOException {
        var answer = lambda.invoke("say", "{}", false, Duration.ofSeconds(30));
        var fresh = expected.startsWith("Say")
                ? answer.failed() && answer.payload().contains(expected)
                : answer.payload().equals(expected);
        if (!fresh) {
            stale.add("after edit " + edit + ": " + answer.payload() + " instead of " + expected);
        }
    }
}
