package io.sosw.firstlight;

import com.sun.net.httpserver.HttpServer;
import io.sosw.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The tutorial of the orchestration: a generated project is deployed to its shim, a job of 18 words on 2 days becomes 36
 * tasks, EventBridge starts the essentials each minute of a clock that is put forward, all tasks are closed, and nothing
 * is left in the end.
 */
public final class Tutorial {
    private static final String LATE = "/sosw/labourers/late";
    private static final int TASKS = 36;

    private final Maven maven;
    private final AtomicInteger asked = new AtomicInteger();

    private Tutorial(Maven maven) {
        this.maven = maven;
    }

    /** Generates, deploys, schedules, waits for the last task, undeploys; prints the table of counts. */
    public static void hashtags(Maven parent, String version) throws Exception {
        var project = Flights.generate(parent, "sosw-essentials-archetype", "tutorial", version);
        var tutorial = new Tutorial(project.maven());
        var source = tutorial.source();
        project.replace(
                "const.yml",
                "127.0.0.1:8787",
                "127.0.0.1:" + source.getAddress().getPort());
        project.replace("const.yml", "pass_interval: 5s", "pass_interval: 500ms");
        project.replace("const.yml", "settings_fresh: 1m", "settings_fresh: 1s");
        try {
            tutorial.run();
        } finally {
            project.stop();
            source.stop(0);
        }
    }

    private HttpServer source() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/count", exchange -> {
            asked.incrementAndGet();
            int count = Math.floorMod(exchange.getRequestURI().getQuery().hashCode(), 10_000);
            var body = Integer.toString(count).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void run() throws IOException, InterruptedException {
        maven.run("test", "sosw:deploy");
        try (var cloud = OrchestratedCloud.of(maven.folder())) {
            var scheduled = maven.run("sosw:tasks", "-Dsosw.job=jobs/hashtags.json");
            require(scheduled.contains(TASKS + " tasks created."), scheduled);
            cloud.putForward(1);
            await("all tasks are completed", () -> Map.of("COMPLETED", TASKS).equals(cloud.states()));
            await("the audit trail tells who has completed each", () -> completions(cloud) == TASKS);
            print(cloud);
            require(cloud.rows("hashtag_counts").size() == TASKS, "a row for each word and day");
            require(asked.get() == TASKS, "each task ran once, not " + asked + " of " + TASKS);
            settingsAreReadAgain(cloud);
            maven.run("sosw:undeploy");
            var left = cloud.left();
            require(left.isEmpty(), "undeploy has left " + left);
        }
    }

    private static long completions(OrchestratedCloud cloud) {
        return cloud.rows("sosw_tasks_meta").stream()
                .filter(step -> text(step, "action").equals("completed")
                        && text(step, "author").contains("count-hashtags"))
                .count();
    }

    /** The function that answered before is the one that answers now: nothing was deployed between. */
    private static void settingsAreReadAgain(OrchestratedCloud cloud) {
        var job = Json.write(Map.of("labourer_id", "late", "job", Map.of("word", "one")));
        require(cloud.call("scheduler", job).contains("there is no labourer 'late'"), "nobody knows 'late' yet");
        cloud.setting(LATE, Json.write(Map.of("arn", "late")));
        await("the new labourer is known", () -> cloud.call("scheduler", job).contains("\"created\":1"));
        cloud.forget(LATE);
    }

    private static void print(OrchestratedCloud cloud) {
        var lines = new TreeSet<String>();
        cloud.rows("hashtag_counts")
                .forEach(row -> lines.add("%-6s %-11s %s %6s"
                        .formatted(text(row, "topic"), text(row, "word"), text(row, "day"), text(row, "count"))));
        System.out.println("topic  word        day         count");
        lines.forEach(System.out::println);
        System.out.println("tasks: " + new TreeMap<>(cloud.states()));
    }

    private static void await(String what, BooleanSupplier reached) {
        require(OrchestratedCloud.await(reached), what);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("expected: " + what);
        }
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        var value = row.get(name);
        return value == null ? "" : value.s() == null ? value.n() : value.s();
    }
}
