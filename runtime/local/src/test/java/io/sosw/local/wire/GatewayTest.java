package io.sosw.local.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class GatewayTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private Gateway gateway;
    private DynamoDbClient client;

    @BeforeEach
    void open() throws Exception {
        var json = JsonProtocol.of("1.0", "com.amazonaws.dynamodb.v20120810");
        var mount = Mount.of(
                        "dynamodb",
                        "DynamoDB_20120810",
                        json,
                        () -> new Served("dynamodb", DynamoDbClient.class, new Tables()))
                .withBodyLimit(1000);
        gateway = Gateway.bind(0).serve(new Router(List.of(mount)), Controls.none(), new Random(1));
        client = DynamoDbClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }

    @Test
    void anSdkClientIsAnswered() {
        assertThat(client.listTables(r -> r.limit(2)).tableNames()).containsExactly("limit 2");
    }

    @Test
    void membersOfAModeledExceptionArrive() {
        assertThatThrownBy(() -> client.transactWriteItems(r -> {}))
                .isInstanceOfSatisfying(TransactionCanceledException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Transaction cancelled");
                    assertThat(e.cancellationReasons().get(0).code()).isEqualTo("ConditionalCheckFailed");
                });
    }

    @Test
    void anOperationThatIsNotMadeAnswers501NamingIt() {
        assertThatThrownBy(() -> client.listBackups(r -> {})).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(501);
            assertThat(e.awsErrorDetails().errorMessage()).contains("dynamodb:ListBackups");
        });
    }

    @Test
    void anUnsupportedOperationInsideAServiceIsADefectAndNotA501() throws Exception {
        assertThat(post("{\"Limit\": 99}", "ListTables").statusCode()).isEqualTo(500);
    }

    @Test
    void anUnknownServiceAnswers501NamingIt() throws Exception {
        var answer = http.send(request("{}", "Kinesis_20131202.ListStreams").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("Kinesis_20131202.ListStreams");
    }

    @Test
    void brokenJsonIsASerializationException() throws Exception {
        assertThat(post("{\"Limit\": ", "ListTables").body()).contains("SerializationException");
        assertThat(post("{\"Limit\": true}", "ListTables").body())
                .contains("TRUE_VALUE cannot be converted to Integer");
        assertThat(post("[".repeat(5), "ListTables").body()).contains("list found where not expected");
    }

    @Test
    void aTooLargeBodyAnswers413() throws Exception {
        var answer = post("{\"ExclusiveStartTableName\": \"" + "x".repeat(2000) + "\"}", "ListTables");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than 1000 bytes");
    }

    @Test
    void aWebPageMayNotControlTheShim() throws Exception {
        var page = HttpRequest.newBuilder(gateway.endpoint().resolve("/_sosw/reset"))
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        var answer = http.send(page, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("https://evil.example");
    }

    @Test
    void aForeignHostNameIsRefused() throws Exception {
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example:80\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void onlyLoopbackNamesAreLocal() {
        assertThat(HostCheck.STRICT.allows("127.0.0.1:4566")).isTrue();
        assertThat(HostCheck.STRICT.allows("bucket.localhost:4566")).isTrue();
        assertThat(HostCheck.STRICT.allows("localhost.evil.example")).isFalse();
        assertThat(HostCheck.STRICT.allows("")).isFalse();
    }

    private HttpResponse<String> post(String body, String operation) throws Exception {
        return http.send(request(body, "DynamoDB_20120810." + operation).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String body, String target) {
        return HttpRequest.newBuilder(URI.create(gateway.endpoint() + "/"))
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static final class Tables implements DynamoDbClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}

        @Override
        public ListTablesResponse listTables(ListTablesRequest request) {
            if (Integer.valueOf(99).equals(request.limit())) {
                List.of().add(null);
            }
            return ListTablesResponse.builder()
                    .tableNames("limit " + request.limit())
                    .build();
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            throw TransactionCanceledException.builder()
                    .cancellationReasons(CancellationReason.builder()
                            .code("ConditionalCheckFailed")
                            .build())
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("TransactionCanceledException")
                            .errorMessage("Transaction cancelled")
                            .build())
                    .build();
        }
    }
}
