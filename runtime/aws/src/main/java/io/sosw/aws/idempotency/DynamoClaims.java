package io.sosw.aws.idempotency;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.sosw.idempotency.ClaimStore;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Claims in a table with the hash key {@code claim_key} (text). {@code expires_at}, in seconds of the epoch, may be the
 * table's time to live; correctness does not hang on it. Each operation is one conditional write.
 *
 * <p>Safe for use by several threads and processes.
 */
public final class DynamoClaims implements ClaimStore {
    private static final String KEY = "claim_key";
    private static final String OWNER = "claim_owner";
    private static final String UNTIL = "until_ms";
    private static final String EXPIRES = "expires_at";
    private static final String RESULT = "claim_result";

    private final DynamoDbClient client;
    private final String table;

    public DynamoClaims(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Claim claim(String key, String owner, Instant now, Instant until) {
        var item = Map.of(
                KEY, fromS(key),
                OWNER, fromS(owner),
                UNTIL, millis(until),
                EXPIRES, seconds(until));
        try {
            client.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(" + KEY + ") OR " + UNTIL + " <= :now OR (" + OWNER
                            + " = :owner AND attribute_not_exists(" + RESULT + "))")
                    .expressionAttributeValues(Map.of(":now", millis(now), ":owner", fromS(owner)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Claim.Granted();
        } catch (ConditionalCheckFailedException e) {
            var result = e.item().get(RESULT);
            if (result != null) {
                return new Claim.Done(result.s());
            }
            var running = e.item().getOrDefault(UNTIL, millis(now));
            return new Claim.Running(Instant.ofEpochMilli(Long.parseLong(running.n())));
        }
    }

    @Override
    public boolean complete(String key, String owner, String result, Instant forget) {
        try {
            client.updateItem(update -> update.tableName(table)
                    .key(Map.of(KEY, fromS(key)))
                    .conditionExpression(OWNER + " = :owner")
                    .updateExpression(
                            "SET " + RESULT + " = :result, " + UNTIL + " = :until, " + EXPIRES + " = :expires")
                    .expressionAttributeValues(Map.of(
                            ":owner", fromS(owner),
                            ":result", fromS(result),
                            ":until", millis(forget),
                            ":expires", seconds(forget))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public void release(String key, String owner) {
        try {
            client.deleteItem(delete -> delete.tableName(table)
                    .key(Map.of(KEY, fromS(key)))
                    .conditionExpression(OWNER + " = :owner AND attribute_not_exists(" + RESULT + ")")
                    .expressionAttributeValues(Map.of(":owner", fromS(owner))));
        } catch (ConditionalCheckFailedException e) {
            // it is another's by now, and stays so
        }
    }

    private static AttributeValue millis(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }

    private static AttributeValue seconds(Instant instant) {
        return fromN(Long.toString(instant.getEpochSecond() + 1));
    }
}
