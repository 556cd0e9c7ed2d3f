package io.sosw.local.dynamodb.write;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.Expressions;
import io.sosw.local.dynamodb.expression.Update;
import io.sosw.local.dynamodb.table.KeyRules;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.ItemSize;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Makes checked writes out of a table and accepted parameters. */
public final class Writes {
    private static final Effect DELETE = new Effect.Delete();
    private static final Effect KEEP = new Effect.Keep();

    private Writes() {}

    /** Values in their normal form; the size is checked as well. */
    public static Map<String, AttributeValue> acceptItem(Map<String, AttributeValue> item) {
        checkNames(item);
        var accepted = AttributeValidity.acceptAll(item);
        if (ItemSize.of(accepted) > ItemSize.MAX_ITEM) {
            throw Rejection.validation("Item size has exceeded the maximum allowed size");
        }
        return accepted;
    }

    private static void checkNames(Map<String, AttributeValue> item) {
        if (item.containsKey("")) {
            throw Rejection.validation("One or more parameter values were invalid: Empty attribute name");
        }
    }

    /**
     * The condition of a write, after which no placeholder may be left over.
     *
     * @param otherwise where there is no expression: what was said in the way of before expressions
     */
    public static @Nullable Condition condition(
            Expressions expressions, @Nullable String source, @Nullable Condition otherwise) {
        var condition = source == null ? otherwise : expressions.condition("ConditionExpression", source);
        expressions.rejectUnused();
        return condition;
    }

    /** Whether a failed condition returns the item. */
    public static boolean shows(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
        return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }

    public static ItemWrite put(
            Table table, Map<String, AttributeValue> item, @Nullable Condition condition, boolean showOnFailure) {
        KeyRules.checkItem(table, item);
        var stored = table.item(item);
        return new ItemWrite(table, stored, condition, new Effect.Put(stored), showOnFailure);
    }

    public static ItemWrite delete(
            Table table, Map<String, AttributeValue> key, @Nullable Condition condition, boolean showOnFailure) {
        KeyRules.checkKey(table.keys(), key);
        return new ItemWrite(table, key, condition, DELETE, showOnFailure);
    }

    public static ItemWrite check(
            Table table, Map<String, AttributeValue> key, @Nullable Condition condition, boolean showOnFailure) {
        KeyRules.checkKey(table.keys(), key);
        return new ItemWrite(table, key, condition, KEEP, showOnFailure);
    }

    public static ItemWrite update(
            Table table,
            Map<String, AttributeValue> key,
            Update update,
            @Nullable Condition condition,
            boolean showOnFailure) {
        KeyRules.checkKey(table.keys(), key);
        UpdateRules.check(table, update);
        return new ItemWrite(table, key, condition, new Effect.Change(key, update), showOnFailure);
    }
}
