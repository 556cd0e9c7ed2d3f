package io.sosw.local.lambda;

import io.sosw.local.lambda.environment.Launch;
import io.sosw.local.lambda.environment.Launcher;
import io.sosw.local.lambda.environment.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A runtime in a thread of the test that speaks the Runtime API over HTTP. */
final class FakeRuntime implements Launcher {
    private final UnaryOperator<String> function;

    /** A failure of the function is an error of the runtime. */
    FakeRuntime(UnaryOperator<String> function) {
        this.function = function;
    }

    @Override
    public Sandbox launch(Launch launch) {
        var exit = new CompletableFuture<Integer>();
        var base = "http://" + launch.variables().get("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/";
        var thread = new Thread(() -> serve(base), "fake-runtime");
        thread.setDaemon(true);
        thread.start();
        return new Sandbox() {
            @Override
            public void kill() {
                thread.interrupt();
            }

            @Override
            public CompletableFuture<Integer> exit() {
                return exit;
            }

            @Override
            public OptionalInt peakMegabytes() {
                return OptionalInt.empty();
            }
        };
    }

    private void serve(String base) {
        var http = HttpClient.newHttpClient();
        try {
            while (true) {
                var next = http.send(
                        HttpRequest.newBuilder(URI.create(base + "next")).build(),
                        HttpResponse.BodyHandlers.ofString());
                var id = next.headers()
                        .firstValue("lambda-runtime-aws-request-id")
                        .orElseThrow();
                String path;
                String answer;
                try {
                    answer = function.apply(next.body());
                    path = "/response";
                } catch (IllegalStateException e) {
                    answer = "{\"errorMessage\":\"" + e.getMessage() + "\",\"errorType\":\"Fake\"}";
                    path = "/error";
                }
                http.send(
                        HttpRequest.newBuilder(URI.create(base + id + path))
                                .POST(HttpRequest.BodyPublishers.ofString(answer))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
