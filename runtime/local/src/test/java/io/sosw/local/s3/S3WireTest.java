package io.sosw.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3WireTest {
    private static final String STREAMING =
            "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD\r\nx-amz-decoded-content-length: ";

    private final ManualTime time = new ManualTime();
    private final S3Fixture fixture = new S3Fixture(TestWorlds.manual(time));
    private final S3Client s3 = fixture.client(S3Fixture.Way.IN_PROCESS);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void bucket() {
        s3.createBucket(r -> r.bucket("b1-test"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void presignedAddressesWorkUntilTheyExpire() throws Exception {
        try (var presigner = fixture.presigner()) {
            var put = presigner.presignPutObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                    .putObjectRequest(r -> r.bucket("b1-test").key("a b")));
            var get = presigner.presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                    .getObjectRequest(r -> r.bucket("b1-test").key("a b")));
            var signed = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX")
                    .parse(
                            put.httpRequest()
                                    .firstMatchingRawQueryParameter("X-Amz-Date")
                                    .orElseThrow(),
                            Instant::from);
            time.advance(Duration.between(time.instant(), signed));

            assertThat(send(HttpRequest.newBuilder(put.url().toURI()).PUT(BodyPublishers.ofString("hello")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(HttpRequest.newBuilder(get.url().toURI())).body()).isEqualTo("hello");
            time.advance(Duration.ofMinutes(6));
            var late = send(HttpRequest.newBuilder(get.url().toURI()));
            assertThat(late.statusCode()).isEqualTo(403);
            assertThat(late.body()).contains("<Code>AccessDenied</Code>").contains("Request has expired");
        }
    }

    @Test
    void aFormUploadsWhatItsPolicyAllows() throws Exception {
        var policy = """
                {"expiration": "2026-11-22T00:00:00Z", "conditions": [{"bucket": "b1-test"},
                 ["starts-with", "$key", "in/"], ["content-length-range", 1, 10]]}""";

        var ok = form(policy, "in/${filename}", "hello");
        assertThat(ok.statusCode()).isEqualTo(204);
        assertThat(s3.getObjectAsBytes(r -> r.bucket("b1-test").key("in/x.txt")).asUtf8String())
                .isEqualTo("hello");
        assertThat(form(policy, "out/x", "hello").body()).contains("Policy Condition failed");
        assertThat(form(policy, "in/x", "hello world").body()).contains("EntityTooLarge");
        time.advance(Duration.ofDays(2));
        assertThat(form(policy, "in/x", "hello").body()).contains("Policy expired");
    }

    @Test
    void bucketsAreReachedByHostName() throws Exception {
        s3.putObject(r -> r.bucket("b1-test").key("k"), RequestBody.fromString("hello"));

        assertThat(raw("GET /k HTTP/1.1\r\nHost: b1-test.localhost:1\r\nConnection: close\r\n\r\n"))
                .endsWith("hello");
        assertThat(raw("GET /k HTTP/1.1\r\nHost: b1-test.s3.localhost\r\nConnection: close\r\n\r\n"))
                .endsWith("hello");
        assertThat(raw("GET /b1-test/k HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void chunksAreUnwrapped() throws Exception {
        var body = "3;chunk-signature=0\r\nabc\r\n2;chunk-signature=0\r\nde\r\n0;chunk-signature=0\r\n\r\n";

        assertThat(put(STREAMING + "5\r\n", body)).startsWith("HTTP/1.1 200");
        assertThat(s3.getObjectAsBytes(r -> r.bucket("b1-test").key("k")).asUtf8String())
                .isEqualTo("abcde");
    }

    @Test
    void liesAboutChunksAreClearErrors() throws Exception {
        assertThat(put(STREAMING + "5\r\n", "FFFFFFFFFFF\r\nabc\r\n0\r\n\r\n")).contains("IncompleteBody");
        assertThat(put(STREAMING + "5\r\n", "5\r\nabcdefgh\r\n0\r\n\r\n")).contains("A chunk is longer");
        assertThat(put(STREAMING + "5\r\n", "3\r\nabc\r\n0\r\n\r\n")).contains("Chunks hold 3 bytes instead of the 5");
        assertThat(put(STREAMING + "2\r\n", "3\r\nabc\r\n0\r\n\r\n")).contains("more than the 2 bytes");
        assertThat(put(STREAMING + "5\r\n", "zz\r\nabc\r\n0\r\n\r\n")).contains("Not a chunk size: zz");
        assertThat(put(STREAMING + "5\r\n", "5\r\nabc")).contains("ends inside a chunk");
        assertThat(put("x-amz-content-sha256: " + "0".repeat(64) + "\r\n", "abc"))
                .contains("XAmzContentSHA256Mismatch");
        var trailer = "x-amz-trailer: x-amz-checksum-crc32\r\n";
        assertThat(put(
                        trailer + STREAMING.replace("PAYLOAD", "PAYLOAD-TRAILER") + "3\r\n",
                        "3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"))
                .contains("BadDigest");
        assertThat(s3.listObjectsV2(r -> r.bucket("b1-test")).contents()).isEmpty();
    }

    @Test
    void entitiesAreRefused() throws Exception {
        var xml = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Tagging><TagSet><Tag><Key>&e;</Key>"
                + "<Value>v</Value></Tag></TagSet></Tagging>";
        var answer = raw("PUT /b1-test?tagging HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
                + xml.length() + "\r\n\r\n" + xml);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("<Code>MalformedXML</Code>")
                .doesNotContain("root:");
    }

    @Test
    void pathsAreKeysAndNothingElse() throws Exception {
        s3.putObject(r -> r.bucket("b1-test").key("../../etc/passwd"), RequestBody.fromString("a key"));

        assertThat(raw("GET /b1-test/../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .endsWith("a key");
        assertThat(raw("GET /%2e%2e/x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .contains("NoSuchBucket");
    }

    @Test
    void anOperationThatIsNotMadeAnswers501NamingIt() throws Exception {
        assertThat(raw("GET /b1-test?inventory&id=x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 501")
                .contains("s3:GetBucketInventoryConfiguration");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String policy, String key, String content) throws Exception {
        var encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
        var body = "--B\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n" + key
                + "\r\n--B\r\nContent-Disposition: form-data; name=\"policy\"\r\n\r\n" + encoded
                + "\r\n--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + content + "\r\n--B--\r\n";
        return send(HttpRequest.newBuilder(URI.create(fixture.endpoint() + "/b1-test"))
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(BodyPublishers.ofString(body)));
    }

    private String put(String headers, String body) throws IOException {
        return raw("PUT /b1-test/k HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), fixture.endpoint().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
