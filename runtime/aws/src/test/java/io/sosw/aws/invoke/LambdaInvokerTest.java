package io.sosw.aws.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Config;
import io.sosw.invoke.Answer;
import io.sosw.invoke.CallFailed;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The SDK's own client against a service that misbehaves. */
class LambdaInvokerTest {
    private static LambdaInvoker invoker(URI endpoint, Duration send) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
        var client = AwsClients.configuredOnce(LambdaClient.builder(), Config.fixed(), Duration.ofMinutes(16))
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .build();
        return new LambdaInvoker(client, send);
    }

    private static Handover send(OneEndpoint lambda, Duration patience) {
        try (var invoker = invoker(lambda.uri(), patience)) {
            return invoker.send("callee", Map.of("n", 1));
        }
    }

    private static Answer call(OneEndpoint lambda) {
        try (var invoker = invoker(lambda.uri(), Duration.ofSeconds(10))) {
            return invoker.call("callee", Map.of("n", 1));
        }
    }

    @Test
    void anEventIsAccepted() throws Exception {
        try (var lambda = OneEndpoint.answering(exchange -> OneEndpoint.send(exchange, 202, ""))) {
            assertThat(send(lambda, Duration.ofSeconds(10))).isEqualTo(new Handover.Accepted());
            assertThat(lambda.types()).containsExactly("Event");
        }
    }

    @Test
    void anEventWhoseReplyIsLostIsSentOnceAndSaidToBeUnknown() throws Exception {
        try (var lambda = OneEndpoint.answering(exchange -> exchange.close())) {
            assertThat(send(lambda, Duration.ofSeconds(10))).isInstanceOf(Handover.Unknown.class);
            assertThat(lambda.types()).containsExactly("Event");
        }
    }

    @Test
    void aServerErrorIsNotRepeatedEither() throws Exception {
        try (var lambda = OneEndpoint.answering(OneEndpoint.error(500, "ServiceException", "sorry"))) {
            assertThat(send(lambda, Duration.ofSeconds(10))).isEqualTo(new Handover.Unknown("ServiceException: sorry"));
            assertThat(lambda.types()).containsExactly("Event");
        }
    }

    @Test
    void throttlingIsCertainAndPasses() throws Exception {
        try (var lambda = OneEndpoint.answering(OneEndpoint.error(429, "TooManyRequestsException", "slow down"))) {
            assertThat(send(lambda, Duration.ofSeconds(10)))
                    .isEqualTo(new Handover.Refused("TooManyRequestsException: slow down", true));
            assertThat(call(lambda)).isEqualTo(new Answer.Refused("TooManyRequestsException: slow down", true));
            assertThat(lambda.types()).containsExactly("Event", "RequestResponse");
        }
    }

    @Test
    void aMissingFunctionDoesNotPass() throws Exception {
        try (var lambda = OneEndpoint.answering(OneEndpoint.error(404, "ResourceNotFoundException", "callee"))) {
            assertThat(send(lambda, Duration.ofSeconds(10)))
                    .isEqualTo(new Handover.Refused("ResourceNotFoundException: callee", false));
        }
    }

    @Test
    void aSilentServiceIsGivenUpOnAfterTheTimeoutOfSending() throws Exception {
        var never = new CountDownLatch(1);
        try (var lambda = OneEndpoint.answering(exchange -> await(never))) {
            assertThat(send(lambda, Duration.ofMillis(200))).isInstanceOf(Handover.Unknown.class);
            assertThat(lambda.types()).containsExactly("Event");
        } finally {
            never.countDown();
        }
    }

    @Test
    void whereNobodyListensNothingWasSent() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var invoker = invoker(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(10))) {
            assertThat(invoker.send("callee", Map.of()))
                    .isInstanceOfSatisfying(
                            Handover.Refused.class,
                            refused -> assertThat(refused.passing()).isTrue());
        }
    }

    @Test
    void aPayloadBeyondTheLimitIsNotEvenSent() throws Exception {
        try (var lambda = OneEndpoint.answering(exchange -> OneEndpoint.send(exchange, 202, ""));
                var invoker = invoker(lambda.uri(), Duration.ofSeconds(10))) {
            assertThat(invoker.send("callee", "x".repeat(FunctionInvoker.MOST_EVENT_BYTES)))
                    .isEqualTo(new Handover.Refused("The payload has 1048578 bytes; Lambda takes 1048576", false));
            assertThat(invoker.call("callee", "x".repeat(FunctionInvoker.MOST_CALL_BYTES)))
                    .isEqualTo(new Answer.Refused("The payload has 6291458 bytes; Lambda takes 6291456", false));
            assertThat(lambda.types()).isEmpty();
        }
    }

    @Test
    void itOpensFromTheRegionAlone() {
        try (var invoker = LambdaInvoker.open(Config.fixed().with(AwsOptions.REGION, "eu-west-1"))) {
            assertThat(invoker.send("callee", "x".repeat(FunctionInvoker.MOST_EVENT_BYTES)))
                    .isInstanceOf(Handover.Refused.class);
        }
    }

    @Test
    void aFailureNamesWhatWasThrown() throws Exception {
        try (var lambda = OneEndpoint.answering(exchange -> {
                    exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
                    OneEndpoint.send(
                            exchange, 200, "{\"errorType\":\"java.io.IOException\",\"errorMessage\":\"disk\"}");
                });
                var invoker = invoker(lambda.uri(), Duration.ofSeconds(10))) {
            assertThat(invoker.call("callee", Map.of())).isEqualTo(new Answer.Failure("java.io.IOException", "disk"));
            assertThatThrownBy(() -> invoker.call("callee", Map.of(), Seen.class))
                    .isInstanceOf(CallFailed.class)
                    .hasMessage("The function callee failed: java.io.IOException: disk");
        }
    }

    @Test
    void anAnswerIsReadIntoARecord() throws Exception {
        try (var lambda = OneEndpoint.answering(exchange -> OneEndpoint.send(exchange, 200, "{\"n\":2}"));
                var invoker = invoker(lambda.uri(), Duration.ofSeconds(10))) {
            assertThat(invoker.call("callee", new Seen(1), Seen.class)).isEqualTo(new Seen(2));
        }
    }

    @Test
    void anEmptyAnswerIsNothing() throws Exception {
        try (var lambda = OneEndpoint.answering(exchange -> OneEndpoint.send(exchange, 200, "null"));
                var invoker = invoker(lambda.uri(), Duration.ofSeconds(10))) {
            assertThat(invoker.call("callee", new Seen(1), Seen.class)).isNull();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    record Seen(int n) {}
}
