import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An ETL to wait for: {@code java tools/SlowEtl.java [seconds]}, 150 by default, on port 8787. Ctrl-C ends it. */
public final class SlowEtl {
    public static void main(String[] arguments) throws Exception {
        var takes = Duration.ofSeconds(arguments.length == 0 ? 150 : Long.parseLong(arguments[0]));
        Map<String, Instant> jobs = new ConcurrentHashMap<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8787), 0);
        server.createContext("/jobs", exchange -> {
            var now = Instant.now();
            String answer;
            if (exchange.getRequestMethod().equals("POST")) {
                var report = exchange.getRequestURI().getQuery().replaceFirst("^report=", "");
                answer = Integer.toHexString(report.hashCode());
                jobs.putIfAbsent(answer, now.plus(takes));
            } else {
                var job = exchange.getRequestURI().getPath().replaceFirst("^/jobs/", "");
                answer = jobs.getOrDefault(job, Instant.MAX).isAfter(now) ? "RUNNING" : "READY";
            }
            System.out.println(exchange.getRequestMethod() + " " + exchange.getRequestURI() + ": " + answer);
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("An ETL at http://127.0.0.1:8787 takes " + takes.toSeconds() + " seconds for a report.");
    }
}
