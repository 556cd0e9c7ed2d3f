package io.sosw.bench.airports;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The client as AWS recommends it for short cold starts: region, credentials and HTTP client are said, not looked for. */
final class DynamoDbAirports implements Airports {
    private final String table;
    private final DynamoDbClient client = DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    DynamoDbAirports(String table) {
        this.table = table;
    }

    @Override
    public String name(String iata) {
        return client.getItem(request -> request.tableName(table).key(Map.of("iata", AttributeValue.fromS(iata))))
                .item()
                .get("name")
                .s();
    }
}
