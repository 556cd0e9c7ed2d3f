package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.sosw.local.junit.Invocations;
import io.sosw.local.junit.LocalAws;
import io.sosw.local.junit.TestContexts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The worker without orchestration: an event that is no task of it is simply worked on. */
@LocalAws
class CountHashtagsTest {
    private static final Map<String, Object> TASK =
            Map.of("topics", List.of("weather"), "words", List.of("rain"), "date_list", List.of("2026-01-01"));

    private HttpServer source;

    @BeforeEach
    void start(DynamoDbClient dynamoDb) throws Exception {
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source.createContext("/count", exchange -> {
            exchange.sendResponseHeaders(200, 1);
            exchange.getResponseBody().write('7');
            exchange.close();
        });
        source.start();
        dynamoDb.createTable(create -> create.tableName("hashtag_counts")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(column("word"), column("day"))
                .keySchema(key("word", "HASH"), key("day", "RANGE")));
    }

    @AfterEach
    void stop() {
        source.stop(0);
    }

    @Test
    void aTaskThatRunsTwiceIsOneCount(DynamoDbClient dynamoDb) throws Exception {
        for (int delivery = 0; delivery < 2; delivery++) {
            assertEquals(Map.of("counted", 7L), new CountHashtags().run(TASK, context(dynamoDb)));
        }

        var rows = dynamoDb.scan(scan -> scan.tableName("hashtag_counts")).items().stream()
                .map(row -> row.get("word").s() + " " + row.get("day").s() + " " + row.get("count").n())
                .collect(Collectors.toList());
        assertEquals(List.of("rain 2026-01-01 7"), rows);
    }

    private HashtagContext context(DynamoDbClient dynamoDb) {
        var config = TestContexts.config(HashtagContext.factory())
                .with(HashtagContext.SOURCE, "http://127.0.0.1:" + source.getAddress().getPort());
        return new HashtagContext(
                config, Invocations.fixed(), new HashtagContext.Clients(dynamoDb, HttpClient.newHttpClient()));
    }

    private static AttributeDefinition column(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType("S").build();
    }

    private static KeySchemaElement key(String name, String type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
