package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.console.Console;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Preparation;
import io.sosw.engine.project.Project;
import io.sosw.engine.run.Declaration;
import io.sosw.engine.run.FunctionRun;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.LiveProject;
import io.sosw.engine.run.Runner;
import io.sosw.engine.run.ShimFolder;
import io.sosw.engine.run.ShimTemplate;
import io.sosw.local.shim.Shim;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A function's real process on the shim's queue, edited while it runs. */
@Timeout(60)
class LiveRunTest {
    @TempDir
    Path folder;

    private final Said said = new Said();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    private final List<Path> dependencies = new ArrayList<>();
    private ServerSocket answers;
    private RealShim shim;
    private SqsClient sqs;
    private String queue;

    @BeforeEach
    void begin() throws Exception {
        answers = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        answers.setSoTimeout(30_000);
        shim = RealShim.of(folder);
        sqs = SqsClient.builder()
                .endpointOverride(URI.create(endpoint(shim.shim())))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        queue = sqs.createQueue(request -> request.queueName("words")).queueUrl();
        Files.writeString(folder.resolve("sosw.yml"), "functions: {say: {class: demo.Say, timeout: 20}}\n");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        word("one");
        say("Word.word()");
        for (String place : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            if (place.matches(".*(runtime.(function|aws).target.classes|sosw-(function|aws)-[^/]*jar|awssdk.*jar|"
                    + "(slf4j-api|reactive-streams|eventstream|jspecify)-[^/]*jar)")) {
                dependencies.add(Path.of(place));
            }
        }
    }

    private static String endpoint(Shim shim) {
        return shim.gateway().endpoint().toString();
    }

    @AfterEach
    void end() throws Exception {
        sqs.close();
        shim.close();
        answers.close();
    }

    private void say(String expression) throws IOException {
        write(
                "app/demo/Say.java",
                "package demo;\nimport io.sosw.function.*;\n"
                        + "public final class Say implements PortableFunction<String, FunctionContext, Void> {\n"
                        + "public Void run(String event, FunctionContext context) throws Exception {\n"
                        + "if (event.equals(\"exit\")) Runtime.getRuntime().halt(7);\n"
                        + "try (var out = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), "
                        + answers.getLocalPort() + ")) {\n"
                        + "out.getOutputStream().write((event + \" \" + " + expression
                        + " + \" \" + context.invocation().attempt()"
                        + " + \" \" + ProcessHandle.current().pid()).getBytes());\n} return null; } }\n");
    }

    /** Of another module of the same build. */
    private void word(String word) throws IOException {
        write(
                "lib/demo/Word.java",
                "package demo;\npublic class Word {\npublic static String word() { return \"" + word + "\"; } }\n");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private final class Declared implements Declaration<FunctionRun> {
        private final int heap;
        private final FreshModules modules;

        Declared(int heap) {
            this.heap = heap;
            modules = new FreshModules(List.of(module("lib", List.of()), module("app", List.of("lib"))), console);
        }

        private FreshModules.Module module(String name, List<String> others) {
            var classPath =
                    new ArrayList<>(dependencies.stream().map(Path::toString).toList());
            others.forEach(other -> classPath.add(classes(other).toString()));
            var compilation = new Compilation(
                    List.of(folder.resolve(name)), classes(name), classPath, List.of("--release", "17"));
            return new FreshModules.Module(
                    new FreshClasses(compilation, folder.resolve("work-" + name), Clock.systemUTC()),
                    new FreshResources(List.of(), classes(name)));
        }

        private Path classes(String name) {
            return folder.resolve("classes-" + name);
        }

        @Override
        public List<Path> poms() {
            return List.of(folder.resolve("pom.xml"));
        }

        @Override
        public Declaration<FunctionRun> reread() {
            return new Declared(heap + 1);
        }

        @Override
        public List<Path> files() {
            return List.of(folder.resolve("sosw.yml"), folder.resolve("const.yml"));
        }

        @Override
        public void compile() throws IOException {
            modules.bringUpToDate();
        }

        @Override
        public FunctionRun plan() throws IOException {
            var project = Project.read("words", folder, FunctionDefaults.STANDARD);
            Preparation.write(project, classes("app"));
            var classPath = new ArrayList<>(
                    List.of(classes("app").toString(), classes("lib").toString()));
            dependencies.forEach(each -> classPath.add(each.toString()));
            return new FunctionRun(
                    folder,
                    project.function(null, "test"),
                    classPath,
                    List.of("--read_queue=words"),
                    Map.of(),
                    Jvm.current(heap, List.of()));
        }
    }

    private CompletableFuture<Integer> running() throws IOException {
        var shims = new ShimFolder(folder);
        var project =
                new LiveProject<>(new Declared(64), folder.resolve("template.yaml"), new ShimTemplate(shims, console));
        var machinery = Path.of(
                Shim.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new Runner(shims, console).run(project, machinery, Jvm.current(64, List.of()), () -> {
                            throw new AssertionError("a shim is running");
                        });
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                work -> new Thread(work).start());
    }

    private void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }

    /** Event, what the function said, the attempt and its process. */
    private String[] answer() throws IOException {
        try (var socket = answers.accept();
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            return in.readLine().split(" ", -1);
        }
    }

    @Test
    void editsAreServedInTheWarmProcessAndNoMessageIsLost() throws Exception {
        var run = running();
        send("a");
        var first = answer();
        assertThat(first).startsWith("a", "one", "1");
        var pid = first[3];

        word("two"); // in the other module
        send("b");
        assertThat(answer()).containsExactly("b", "two", "1", pid);

        say("Word.word() + 2 +"); // broken
        send("c");
        assertThat(said.await("Events wait until it is mended.")).contains("Say.java:7: error: bad operand type");
        say("Word.word() + 3");
        assertThat(answer()).containsExactly("c", "two3", "1", pid);

        Files.writeString(folder.resolve("const.yml"), "stop_grace: 9s\n");
        send("d");
        assertThat(answer()).containsExactly("d", "two3", "1", pid);

        Files.writeString(folder.resolve("pom.xml"), "<project><!-- another dependency --></project>");
        said.await("a new one takes over");
        send("e");
        var after = answer();
        assertThat(after).startsWith("e", "two3");
        assertThat(after[3]).isNotEqualTo(pid);

        var shimFile = folder.resolve(".sosw/shim/endpoint.json");
        var written = Files.readString(shimFile);
        Files.delete(shimFile); // as a shim that ends does
        said.await("the shim has stopped");
        Files.writeString(shimFile, written);
        send("f");
        assertThat(answer()).containsExactly("f", "two3", "1", after[3]);

        send("exit");
        assertThat(run.get(30, TimeUnit.SECONDS)).isEqualTo(7);
    }
}
