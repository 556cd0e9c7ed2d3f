import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A small source to try the worker with: {@code java tools/HashtagServer.java [port]}, 8787 by default. Ctrl-C ends it. */
public final class HashtagServer {
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? 8787 : Integer.parseInt(arguments[0]);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/count", exchange -> {
            var query = exchange.getRequestURI().getQuery();
            var body = Integer.toString(Math.floorMod(query.hashCode(), 10_000)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            System.out.println("counted " + query);
        });
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/count?word=mazda&day=2026-01-01");
    }
}
