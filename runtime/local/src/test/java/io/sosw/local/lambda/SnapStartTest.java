package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sosw.config.Config;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import io.sosw.function.Primed;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process of which Lambda takes a snapshot, dry: by AWS's own client, and by our loop. */
class SnapStartTest {
    @TempDir
    Path folder;

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private HttpServer lambda;

    /** Tells what has happened to it. */
    public static final class Story implements PortableFunction<String, StoryContext, String> {
        @Override
        public String run(String event, StoryContext context) {
            return event + ": " + context.costly.story;
        }
    }

    /** Holds the costly part. */
    public static class StoryContext extends FunctionContext {
        private final Costly costly;

        StoryContext(Config config, Invocation invocation, Costly costly) {
            super(config, invocation);
            this.costly = costly;
        }

        static ContextFactory<StoryContext> factory() {
            return ContextFactory.of(List.of(), config -> new Costly(), StoryContext::new);
        }
    }

    /** Collects garbage until it is restored: AWS's client holds its hooks weakly. */
    private static final class Costly implements Primed {
        private final StringBuilder story = new StringBuilder("started");
        private volatile boolean restored;

        @Override
        public void prime() {
            story.append(", primed");
            var collector = new Thread(() -> {
                while (!restored) {
                    System.gc();
                }
            });
            collector.setDaemon(true);
            collector.start();
        }

        @Override
        public void restored() {
            restored = true;
            story.append(", restored");
        }
    }

    @BeforeEach
    void listen() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/2018-06-01/runtime/", this::serve);
        lambda.start();
    }

    @AfterEach
    void stop() {
        lambda.stop(0);
    }

    /** One event, then an end. */
    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/2018-06-01/runtime/".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean over = path.endsWith("next") && calls.contains(path);
        calls.add(path.endsWith("next") ? path : path.replaceFirst(".*/", "") + " " + body);
        exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", "4102444800000");
        exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:x:1:function:story");
        exchange.getResponseHeaders().add("Content-Type", "application/json"); // AWS's client crashes without
        var answer = "\"event\"".getBytes(StandardCharsets.UTF_8);
        int status = over ? 500 : path.endsWith("next") ? 200 : 202;
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String run(String main, String... arguments) throws Exception {
        var descriptors = Files.createDirectories(folder.resolve("classes/META-INF/sosw"));
        Files.writeString(
                descriptors.resolve("functions.json"),
                "{\"version\":1,\"functions\":{\"story\":{\"class\":\"" + Story.class.getName() + "\"}}}");
        var classPath = folder.resolve("classes")
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                classPath,
                main));
        command.addAll(Arrays.asList(arguments));
        var log = folder.resolve("log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .put(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + lambda.getAddress().getPort());
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        builder.environment().put("LAMBDA_TASK_ROOT", folder.toString());
        var process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }

    private void assertStory(String log) {
        assertThat(calls)
                .as(log)
                .startsWith("restore/next", "invocation/next", "response \"event: started, primed, restored\"");
        assertThat(log).doesNotContain("Nobody has told");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void awssOwnClientTellsTheStreamHandler() throws Exception {
        assertStory(run(
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", "io.sosw.wrapper.lambda.StreamHandler"));
    }

    @Test
    void ourLoopKnowsByItself() throws Exception {
        assertStory(run("io.sosw.wrapper.Main"));
    }
}
