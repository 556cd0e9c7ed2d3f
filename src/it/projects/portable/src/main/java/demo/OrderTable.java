package demo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The orders in DynamoDB. The condition is what makes a repeated delivery harmless. */
record OrderTable(DynamoDbClient dynamoDb, String table) implements OrderBook {

    @Override
    public boolean add(String id, String place) {
        try {
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(Map.of("id", AttributeValue.fromS(id), "place", AttributeValue.fromS(place)))
                    .conditionExpression("attribute_not_exists(id)"));
            return true;
        } catch (ConditionalCheckFailedException there) {
            return false;
        }
    }
}
