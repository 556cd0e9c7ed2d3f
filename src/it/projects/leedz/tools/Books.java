import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Books that are kept slowly: {@code java tools/Books.java}, five seconds an entry, on port 8788. Ctrl-C ends it. */
public final class Books {
    public static void main(String[] arguments) throws Exception {
        Map<String, String> entries = new ConcurrentHashMap<>();
        var slowly = Executors.newSingleThreadScheduledExecutor();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8788), 0);
        server.createContext("/entries", exchange -> {
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            slowly.schedule(
                    () -> {
                        var number = entries.computeIfAbsent(key, leed -> "B-" + (1 + entries.size()));
                        System.out.println("booked " + key + " as " + number);
                        var body = number.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                        return number;
                    },
                    5,
                    TimeUnit.SECONDS);
        });
        server.start();
        System.out.println("Books are kept at http://127.0.0.1:8788.");
    }
}
