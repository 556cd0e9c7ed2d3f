package io.sosw.firstlight;

import static io.sosw.firstlight.Deployed.expect;
import static io.sosw.firstlight.Deployed.member;

import com.sun.net.httpserver.HttpServer;
import io.sosw.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** What the example leedz must show: an answer while the bookkeeper has not even looked up. */
public final class LeedzPosts {
    private static final Map<String, String> LEED = Map.of(
            "trade", "caricatures",
            "date", "2026-07-04",
            "address", "1 Main St",
            "seller", "scott@example.com",
            "details", "a wedding");

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch looksUp = new CountDownLatch(1);

    private LeedzPosts() {}

    /** Tests and deploys the project with the address of the bookkeeper, and posts a leed twice. */
    public static void check(Maven maven) throws Exception {
        var posts = new LeedzPosts();
        var books = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newCachedThreadPool();
        books.setExecutor(threads);
        books.createContext("/entries", exchange -> {
            posts.await();
            var body = "entry 1".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        books.start();
        try {
            posts.post(maven, "http://127.0.0.1:" + books.getAddress().getPort());
        } finally {
            posts.looksUp.countDown();
            books.stop(0);
            threads.shutdown();
        }
    }

    private void await() throws IOException {
        asked.countDown();
        try {
            looksUp.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private void post(Maven maven, String books) throws Exception {
        maven.run("test", "sosw:shim", "sosw:seed", "sosw:deploy", "-Dsosw.detach", "-Dsosw.param.BooksUrl=" + books);
        var project = Deployed.of(maven.folder());
        try {
            var url = address(project);
            expect(201, post(project, url).statusCode(), "the first post");
            asked.await();
            expect(false, ended(project), "the bookkeeping has ended");
            var second = post(project, url);
            expect(409, second.statusCode(), "the second post: " + second.body());
            looksUp.countDown();
            project.await("the end of the bookkeeping", () -> ended(project));
            project.await("three mails", () -> mails(project).size() == 3);
            expect(
                    List.of("ann@example.com", "bob@example.com", "scott@example.com"),
                    mails(project).stream().sorted().toList(),
                    "who has mail");
        } finally {
            project.stop();
        }
        expect(2L, project.runs("add-leed"), "posts");
        expect(2L, project.runs("async-email"), "runs of the controller of mail");
        expect(1L, project.runs("async-books"), "runs of the controller of bookkeeping");
    }

    private static String address(Deployed project) throws IOException, InterruptedException {
        var name = project.project().getFileName() + "-add-leed";
        var answer = project.get(
                project.world().shim().endpoint() + "/2021-10-31/functions/" + name + "/url?Qualifier=live");
        return (String) member(Json.read(answer, Map.class), "FunctionUrl");
    }

    private static HttpResponse<String> post(Deployed project, String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(LEED)))
                .build();
        return project.http().send(request, BodyHandlers.ofString());
    }

    private static boolean ended(Deployed project) throws IOException {
        return project.log().stream().anyMatch(line -> line.startsWith("[leedz-async-books] END RequestId: "));
    }

    private static List<String> mails(Deployed project) throws IOException, InterruptedException {
        var outbox = Json.read(project.get(project.world().shim().endpoint() + "/_sosw/outbox"), List.class);
        return ((List<?>) outbox)
                .stream()
                        .map(mail -> (List<?>) member((Map<?, ?>) mail, "to"))
                        .map(to -> String.valueOf(to.get(0)))
                        .toList();
    }
}
