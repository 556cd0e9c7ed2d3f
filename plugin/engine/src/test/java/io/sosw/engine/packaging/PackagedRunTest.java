package io.sosw.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sosw.wrapper.Main;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
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

    private void answersFrom(boolean layer, String classPath) throws Exception {
        var project = new Projects(folder.resolve("project"));
        project.libraries.add(library(Main.class, "sosw-function.jar"));
        project.libraries.add(library(
                Class.forName("com.amazonaws.services.lambda.runtime.RequestStreamHandler"),
                "aws-lambda-java-core.jar"));
        project.libraries.add(library(NullMarked.class, "jspecify.jar"));
        var task = folder.resolve("task");
        for (PackedZip zip : project.packaged(layer, null)) {
            unpack(zip.file(), task);
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2018-06-01/runtime/invocation/", this::serve);
        server.start();
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(java, "-cp", classPath, "io.sosw.wrapper.Main").directory(task.toFile());
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
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                var file = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(zip.getInputStream(entry), file);
                }
            }
        }
    }
}
