package io.sosw.engine.jre;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalApiTest {
    private static String post(RehearsalApi api, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + api.address() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** A function fails where AWS has nothing; a class that cannot be linked is the cache's fault. */
    @ParameterizedTest
    @CsvSource({
        "response, java.lang.String, true",
        "error, java.lang.IllegalStateException, true",
        "error, com.acme.NoSuchAirport, true",
        "error, java.lang.NoClassDefFoundError, false",
        "error, java.lang.VerifyError, false",
    })
    void anAnswerIsWhatTheFunctionItselfSays(String path, String type, boolean answered) throws Exception {
        try (var api = new RehearsalApi("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            assertThat(post(api, "/", "a call of DynamoDB")).isEqualTo("{}");
            assertThat(api.answered()).isFalse();
            post(api, "/2018-06-01/runtime/invocation/one/" + path, "{\"errorType\":\"" + type + "\"}");
            assertThat(api.answered()).isEqualTo(answered);
        }
    }
}
