package demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The system that keeps the books. It takes its time. */
public interface Bookkeeping {

    /** Books a leed, once however often it is asked; answers with the number of the entry. */
    String book(Posted leed) throws IOException, InterruptedException;

    /** The real one. */
    record Http(HttpClient http, URI url) implements Bookkeeping {
        @Override
        public String book(Posted leed) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(url.resolve("/entries"))
                    .header("Idempotency-Key", leed.id())
                    .timeout(Duration.ofSeconds(100))
                    .POST(BodyPublishers.ofString(leed.seller()))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().trim();
        }
    }
}
