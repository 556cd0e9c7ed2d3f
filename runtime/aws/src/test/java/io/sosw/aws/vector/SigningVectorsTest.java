package io.sosw.aws.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.vector.Vectors.Vector;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The SDK's own signer in place of sosw's; it signs one header more, so that only the signature itself is another. */
class SigningVectorsTest {
    static Stream<Vector> requests() {
        // the environment's keys are read by the SDK's own providers; URI refuses what is not encoded
        return Vectors.of("runtime.jsonl", "sigv4.sign")
                .filter(vector -> !vector.fails())
                .filter(vector -> Vectors.object(vector.argument(0)).containsKey("aws_region"))
                .filter(vector -> url(vector).matches("[!-~]+"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theSdkSignsTheSameThings(Vector vector) {
        var settings = Vectors.object(vector.argument(0));
        var request = Vectors.object(vector.argument(1));
        var recorded = Vectors.object(vector.get("result"));
        var content = content(request.get("body"));
        var clock = Clock.fixed(Instant.parse(vector.get("now").toString()), ZoneOffset.UTC);
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity(settings))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.fromValue(
                                        request.get("method").toString()))
                                .uri(URI.create(url(vector)))
                                .build())
                        .payload(() -> new ByteArrayInputStream(content))
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                        .putProperty(
                                AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                settings.get("aws_service").toString())
                        .putProperty(
                                AwsV4HttpSigner.REGION_NAME,
                                settings.get("aws_region").toString()))
                .request();

        assertThat(signed.firstMatchingHeader("x-amz-content-sha256").orElseThrow())
                .isEqualTo(recorded.get("x-amz-content-sha256"));
        assertThat(signed.firstMatchingHeader("X-Amz-Date").orElseThrow()).isEqualTo(recorded.get("X-AMZ-Date"));
        assertThat(scope(signed.firstMatchingHeader("Authorization").orElseThrow()))
                .isEqualTo(scope(recorded.get("Authorization").toString())
                        .replace("SignedHeaders=host;", "SignedHeaders=host;x-amz-content-sha256;"));
    }

    private static byte[] content(@Nullable Object body) {
        return body instanceof Map<?, ?> bytes
                ? Base64.getDecoder().decode(bytes.get("$bytes").toString())
                : Objects.toString(body, "").getBytes(StandardCharsets.UTF_8);
    }

    private static AwsCredentialsIdentity identity(Map<String, Object> settings) {
        var key = settings.get("aws_access_key_id").toString();
        var secret = settings.get("aws_secret_access_key").toString();
        var token = settings.get("aws_session_token");
        return token == null
                ? AwsCredentialsIdentity.create(key, secret)
                : AwsSessionCredentialsIdentity.create(key, secret, token.toString());
    }

    private static String url(Vector vector) {
        return Vectors.object(vector.argument(1)).get("url").toString();
    }

    private static String scope(String authorization) {
        return authorization.replaceFirst(", Signature=.*", "");
    }
}
