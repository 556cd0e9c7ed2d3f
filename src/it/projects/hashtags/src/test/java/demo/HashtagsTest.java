package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tutorial: 18 words on the last 2 days, each word and day isolated, are 36 tasks. */
class HashtagsTest {
    private static final String JOB =
            """
            {"labourer_id": "count-hashtags",
             "job": {
               "topics": {
                 "cars": {"words": ["toyota", "mazda", "nissan", "racing", "automobile", "car"]},
                 "food": {"words": ["recipe", "cooking", "eating", "food", "meal", "tasty"]},
                 "shows": {"words": ["opera", "cinema", "movie", "concert", "show", "musical"]}
               },
               "period": "last_2_days",
               "isolate_days": true,
               "isolate_words": true
             }}
            """;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void eachHashtagIsCountedOnceOnEachDay(@TempDir Path folder) throws Exception {
        var source = source();
        try (var shim = Stage.open(folder, "http://127.0.0.1:" + source.getAddress().getPort())) {
            var scheduled = shim.call("scheduler", JOB);
            assertTrue(scheduled.contains("\"created\":36"), scheduled);
            for (int minute = 0; minute < 30 && states(shim).getOrDefault("COMPLETED", 0) < 36; minute++) {
                shim.call("orchestrator", "{}");
                shim.call("scavenger", "{}");
            }
            print(shim);
            assertEquals(36, shim.rows("hashtag_counts").size());
            assertEquals(36, asked.get(), "each task ran once");
            assertEquals(Map.of("COMPLETED", 36), states(shim));
        } finally {
            source.stop(0);
        }
    }

    private HttpServer source() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/count", exchange -> {
            asked.incrementAndGet();
            var count = Math.floorMod(exchange.getRequestURI().getQuery().hashCode(), 10_000);
            var body = Integer.toString(count).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Map<String, Integer> states(Stage shim) {
        var states = new TreeMap<String, Integer>();
        for (var row : shim.rows("sosw_tasks")) {
            var state = row.get("task_state");
            if (state != null) {
                states.merge(state.s(), 1, Integer::sum);
            }
        }
        return states;
    }

    private static void print(Stage shim) {
        var lines = new TreeMap<String, String>();
        for (Map<String, AttributeValue> row : shim.rows("hashtag_counts")) {
            var line = "%-6s %-11s %s %6s".formatted(
                    row.get("topic").s(), row.get("word").s(), row.get("day").s(), row.get("count").n());
            lines.put(line, line);
        }
        System.out.println("topic  word        day         count");
        lines.values().forEach(System.out::println);
        System.out.println("tasks: " + states(shim));
    }
}
