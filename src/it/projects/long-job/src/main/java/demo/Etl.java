package demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The ETL behind an API: {@code POST /jobs?report=…} answers with a job, {@code GET /jobs/JOB} with {@code READY} or not. */
public interface Etl {

    /** Begins to load a report; the same report is the same job. */
    String begin(String report) throws IOException, InterruptedException;

    /** Whether the job is done. */
    boolean isReady(String job) throws IOException, InterruptedException;

    /** The real one. */
    record Http(HttpClient http, URI url) implements Etl {
        @Override
        public String begin(String report) throws IOException, InterruptedException {
            var query = "/jobs?report=" + URLEncoder.encode(report, StandardCharsets.UTF_8);
            return answer(request(query).POST(HttpRequest.BodyPublishers.noBody()));
        }

        @Override
        public boolean isReady(String job) throws IOException, InterruptedException {
            return answer(request("/jobs/" + job)).equals("READY");
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(10));
        }

        private String answer(HttpRequest.Builder builder) throws IOException, InterruptedException {
            var request = builder.build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().trim();
        }
    }
}
