package ${package};

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The counts: HASH {@code word}, RANGE {@code day}. Storing a count again changes nothing. */
record CountTable(DynamoDbClient dynamoDb, String table) {

    void store(String word, String day, String topic, long count) {
        dynamoDb.putItem(request -> request.tableName(table)
                .item(Map.of(
                        "word", AttributeValue.fromS(word),
                        "day", AttributeValue.fromS(day),
                        "topic", AttributeValue.fromS(topic),
                        "count", AttributeValue.fromN(Long.toString(count)))));
    }
}
