package io.sosw.local.dynamodb.write;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.ConditionEvaluator;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * One checked write of one item, alone or within a transaction.
 *
 * @param key attributes that identify the item
 * @param condition null when it is unconditional
 * @param showOnFailure whether a failed condition returns the item
 */
public record ItemWrite(
        Table table,
        Map<String, AttributeValue> key,
        @Nullable Condition condition,
        Effect effect,
        boolean showOnFailure) {

    /** The item before and after. */
    public record Outcome(@Nullable Item before, @Nullable Item after) {}

    public Outcome execute() {
        return table.writing(() -> {
            var outcome = outcome();
            if (outcome == null) {
                throw conditionFailed(table.get(key));
            }
            apply(outcome);
            return outcome;
        });
    }

    /** What would happen, or null if the condition does not hold. To be called with the table locked. */
    public @Nullable Outcome outcome() {
        var before = table.get(key);
        if (condition != null && !new ConditionEvaluator(before == null ? Map.of() : before).holds(condition)) {
            return null;
        }
        return new Outcome(before, effect.on(table, before));
    }

    /** To be called with the table locked. */
    public void apply(Outcome outcome) {
        if (!(effect instanceof Effect.Keep)) {
            table.replace(outcome.before(), outcome.after());
        }
    }

    private DynamoDbException conditionFailed(@Nullable Item item) {
        var failure = ConditionalCheckFailedException.builder();
        if (showOnFailure && item != null) {
            failure.item(item);
        }
        return Rejection.filled(failure, "ConditionalCheckFailedException", "The conditional request failed");
    }
}
