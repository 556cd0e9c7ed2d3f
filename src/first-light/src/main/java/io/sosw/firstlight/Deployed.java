package io.sosw.firstlight;

import io.sosw.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A project that is deployed to its running shim, as those see it who use it.
 *
 * @param project its folder
 */
public record Deployed(Path project, World world, HttpClient http) {
    private static final int PATIENCE = 600;

    /** The project of a folder. */
    public static Deployed of(Path project) {
        return new Deployed(project, World.of(project), HttpClient.newHttpClient());
    }

    /** What a function answers. */
    public <T> T call(String function, Object event, Class<T> type) throws IOException, InterruptedException {
        var path = "/2015-03-31/functions/" + project.getFileName() + "-" + function + "/invocations";
        var request = HttpRequest.newBuilder(URI.create(world.shim().endpoint()).resolve(path))
                .timeout(Duration.ofMinutes(2))
                .POST(BodyPublishers.ofString(Json.write(event)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200
                || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
            throw new IllegalStateException(function + " failed: " + answer.body());
        }
        return Json.read(answer.body(), type);
    }

    /** What is at a URL. */
    public String get(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofMinutes(1))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        expect(200, answer.statusCode(), url);
        return answer.body();
    }

    /** How often the function has run so far. */
    public long runs(String function) throws IOException {
        return lines("[" + project.getFileName() + "-" + function + "] START RequestId: ", "");
    }

    /** How many lines of the log begin with one text and hold another. */
    public long lines(String start, String text) throws IOException {
        return log().stream()
                .filter(line -> line.startsWith(start) && line.contains(text))
                .count();
    }

    /** The lines of the shim's log, which has those of the functions. */
    public List<String> log() throws IOException {
        return Files.readAllLines(project.resolve(".sosw/shim/shim.log"));
    }

    /** Waits until it is so. */
    public void await(String what, Callable<Boolean> holds) throws Exception {
        for (int look = 0; look < PATIENCE; look++) {
            if (holds.call()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new IllegalStateException("never happened: " + what);
    }

    /** Asks the shim to stop, and waits until its process is gone: its log then has all that was to come. */
    public void stop() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(world.shim().endpoint() + "/_sosw/stop"))
                .POST(BodyPublishers.noBody())
                .build();
        http.send(request, BodyHandlers.discarding());
        var process = ProcessHandle.of(world.shim().pid());
        if (process.isPresent()) {
            process.get().onExit().get(1, TimeUnit.MINUTES);
        }
    }

    /** Fails if the two differ. */
    public static void expect(Object expected, Object found, String of) {
        if (!expected.equals(found)) {
            throw new IllegalStateException(of + ": expected " + expected + ", found " + found);
        }
    }

    /** A member of a JSON object. */
    public static Object member(Map<?, ?> object, String name) {
        var value = object.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + object);
        }
        return value;
    }
}
