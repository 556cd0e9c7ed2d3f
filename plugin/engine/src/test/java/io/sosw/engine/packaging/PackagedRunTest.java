package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sosw.engine.jre.JvmOptions;
import io.sosw.engine.jre.TestJdks;
import io.sosw.wrapper.Main;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip, unpacked as Lambda does, in a JVM of its own. */
class PackagedRunTest {
    @TempDir
    Path folder;

    private final CompletableFuture<String> answer = new CompletableFuture<>();

    private static Library library(Class<?> held, String name) throws URISyntaxException {
        var place =
                Path.of(held.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new Library(name, place, List.of());
    }

    @Test
    void theUnpackedZipAnswersAnInvocation() throws Exception {
        answersFrom(false, "lib/*");
    }

    @Test
    void theThinZipAnswersWithItsLayer() throws Exception {
        answersFrom(true, "lib/*" + File.pathSeparator + "java/lib/*");
    }

    /** A stale or refused cache would end the JVM, for it is told that the cache is mandatory. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theCustomRuntimeAnswersFromItsBootstrapAndItsCache() throws Exception {
        var jdk = TestJdks.jdk25();
        assumeTrue(jdk.isPresent(), "no JDK 25 on this machine; give one as JAVA25_HOME");
        var project = project();
        var runtime = new CustomRuntime(
                TestJdks.CACHE, jdk.get(), List.of(), new JvmOptions(List.of("-Da=\"b c\"")), true, null);
        var zips = project.packaged(runtime);
        assertThat(zips.get(0).size().bytes()).isLessThan(50L << 20);
        assertThat(zips.get(0).jars()).extracting(PackedJar::name).contains("jre", "sosw.aot", "lib/0-greeter.jar");
        var task = folder.resolve("task");
        unpack(zips.get(0).file(), task);
        var builder = new ProcessBuilder(task.resolve("bootstrap").toString());
        builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        answers(builder);
    }

    private Projects project() throws Exception {
        var project = new Projects(folder.resolve("project"));
        project.libraries.add(library(Main.class, "sosw-function.jar"));
        project.libraries.add(library(
                Class.forName("com.amazonaws.services.lambda.runtime.RequestStreamHandler"),
                "aws-lambda-java-core.jar"));
        project.libraries.add(library(NullMarked.class, "jspecify.jar"));
        return project;
    }

    private void answersFrom(boolean layer, String classPath) throws Exception {
        var task = folder.resolve("task");
        for (PackedZip zip : project().packaged(layer, null)) {
            unpack(zip.file(), task);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        answers(new ProcessBuilder(java, "-cp", classPath, "io.sosw.wrapper.Main").directory(task.toFile()));
    }

    private void answers(ProcessBuilder builder) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2018-06-01/runtime/invocation/", this::serve);
        server.start();
        try {
            builder.environment()
                    .put(
                            "AWS_LAMBDA_RUNTIME_API",
                            "127.0.0.1:" + server.getAddress().getPort());
            builder.environment().put("SOSW_FUNCTION", "hello");
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            process.waitFor(60, TimeUnit.SECONDS);
            assertThat(answer).as(Files.readString(folder.resolve("log"))).isCompletedWithValue("\"hello zip\"");
        } finally {
            server.stop(0);
        }
    }

    /** One event, its answer, then an end. */
    private void serve(HttpExchange exchange) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        if (post) {
            answer.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "one");
        exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", "4102444800000");
        exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:x:1:function:hello");
        var body = "\"zip\"".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(post ? 202 : answer.isDone() ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (var zip = ZipFile.builder().setPath(archive).get()) {
            for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var file = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
                Files.setLastModifiedTime(
                        file, FileTime.from(entry.getTimeLocal().toInstant(ZoneOffset.UTC)));
                if ((entry.getUnixMode() & 0100) != 0) {
                    assertThat(file.toFile().setExecutable(true)).isTrue();
                }
            }
        }
    }
}
