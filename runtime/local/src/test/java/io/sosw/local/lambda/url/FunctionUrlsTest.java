package io.sosw.local.lambda.url;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.local.world.TestWorlds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;

/** HTTP in and out of a function that is a line of the test. */
@Timeout(20)
class FunctionUrlsTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:f";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Map<?, ?> seen = Map.of();
    private Optional<byte[]> answer = Optional.of(new byte[0]);
    private FunctionUrls urls;
    private String url;

    @BeforeEach
    void open() {
        urls = new FunctionUrls(TestWorlds.real(), (arn, event) -> {
            seen = (Map<?, ?>) Json.parse(event);
            return answer;
        });
        url = urls.create(
                        ARN,
                        CreateFunctionUrlConfigRequest.builder()
                                .authType("NONE")
                                .build())
                .functionUrl();
    }

    @AfterEach
    void close() {
        urls.close();
    }

    @Test
    void theAnswersStatusHeadersCookiesAndBytesAreTheFunctions() throws Exception {
        answer = Optional.of("""
                {"statusCode":418,"headers":{"content-type":"image/png","X-A":"b"},"cookies":["a=1","b=2"],
                 "body":"AAH/","isBase64Encoded":true}""".getBytes(UTF_8));

        var got = HTTP.send(request("a").build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(got.statusCode()).isEqualTo(418);
        assertThat(got.body()).containsExactly(0, 1, 255);
        assertThat(got.headers().allValues("content-type")).containsExactly("image/png");
        assertThat(got.headers().allValues("x-a")).containsExactly("b");
        assertThat(got.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void anAnswerWithoutAStatusIsTheBodyOfASuccess() throws Exception {
        answer = Optional.of("{\"a\":1}".getBytes(UTF_8));
        assertThat(send(request("")).body()).isEqualTo("{\"a\":1}");

        answer = Optional.of("\"text\"".getBytes(UTF_8));
        var got = send(request(""));

        assertThat(got.body()).isEqualTo("text");
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void anAnswerMayBeEmptyAndTheConnectionGoesOn() throws Exception {
        answer = Optional.of("{\"statusCode\":204,\"body\":\"not sent\"}".getBytes(UTF_8));

        for (int i = 0; i < 3; i++) {
            var got = send(request("").method("HEAD", BodyPublishers.noBody()));
            assertThat(got.statusCode()).isEqualTo(204);
            assertThat(send(request("")).body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}", "{\"statusCode\":-1}", "no JSON"
            })
    void whatIsNoAnswerIsABadGateway(String wrong) throws Exception {
        answer = Optional.of(wrong.getBytes(UTF_8));

        var got = send(request(""));

        assertThat(got.statusCode()).isEqualTo(502);
        assertThat(got.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void aFunctionThatFailsIsABadGateway() throws Exception {
        answer = Optional.empty();

        assertThat(send(request("")).statusCode()).isEqualTo(502);
    }

    @Test
    void bytesGoInAsBase64() throws Exception {
        send(request("").header("Content-Type", "image/png").POST(BodyPublishers.ofByteArray(new byte[] {0, 1, -1})));

        assertThat(seen.get("body")).isEqualTo("AAH/");
        assertThat(seen.get("isBase64Encoded")).isEqualTo(true);
    }

    @Test
    void aBodyHasALimit() throws Exception {
        var got = send(request("").POST(BodyPublishers.ofByteArray(new byte[(6 << 20) + 1])));

        assertThat(got.statusCode()).isEqualTo(413);
        assertThat(got.body()).isEqualTo("{\"message\":\"Request Too Long\"}");
        assertThat(send(request("")).statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeOfTheSettingsHoldsAtOnceAndADeletedAddressIsClosed() throws Exception {
        urls.update(
                ARN,
                CreateFunctionUrlConfigRequest.builder().authType("AWS_IAM").build());
        assertThat(send(request("")).statusCode()).isEqualTo(403);
        assertThat(send(request("").header("Authorization", "any")).statusCode())
                .isEqualTo(200);

        urls.delete(ARN);

        assertThatThrownBy(() -> send(request(""))).isInstanceOf(IOException.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
