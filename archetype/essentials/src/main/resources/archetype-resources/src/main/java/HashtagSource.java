package ${package};

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Where the hashtags are: answers {@code GET /count?word=…&day=…} with a number. */
record HashtagSource(HttpClient http, URI url) {

    long count(String word, String day) throws IOException, InterruptedException {
        var query = "/count?word=" + URLEncoder.encode(word, StandardCharsets.UTF_8) + "&day=" + day;
        var request = HttpRequest.newBuilder(url.resolve(query))
                .timeout(Duration.ofSeconds(10))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(url + query + " answered " + answer.statusCode());
        }
        return Long.parseLong(answer.body().trim());
    }
}
