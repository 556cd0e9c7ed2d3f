package io.sosw.bench.coldstart;

import io.sosw.local.shim.LocalServices;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The shim's DynamoDB with one airport. */
final class Table implements AutoCloseable {
    static final String NAME = "airports";

    private final ThreadTimers timers = new ThreadTimers();
    private final Gateway gateway;

    Table() throws IOException {
        var world = new World(Clock.systemUTC(), new Random(7), timers, new Deliveries(), "000000000000", "us-east-1");
        gateway = Gateway.bind(0);
        gateway.serve(
                new Router(new LocalServices(world, gateway.endpoint()).mounts()), Controls.none(), new Random(1));
        try (var client = DynamoDbClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            client.createTable(table -> table.tableName(NAME)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(key -> key.attributeName("iata").attributeType(ScalarAttributeType.S))
                    .keySchema(key -> key.attributeName("iata").keyType(KeyType.HASH)));
            client.putItem(item -> item.tableName(NAME)
                    .item(Map.of(
                            "iata", AttributeValue.fromS("SEA"),
                            "name", AttributeValue.fromS("Seattle-Tacoma Intl"))));
        }
    }

    String endpoint() {
        return gateway.endpoint().toString();
    }

    @Override
    public void close() {
        gateway.close();
        timers.close();
    }
}
