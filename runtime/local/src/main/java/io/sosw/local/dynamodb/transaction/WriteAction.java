package io.sosw.local.dynamodb.transaction;

import io.sosw.local.dynamodb.expression.Update;
import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.request.ExpressionMembers;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import io.sosw.local.dynamodb.write.ItemWrite;
import io.sosw.local.dynamodb.write.Writes;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One action of a transaction: its expressions were read, its table is not yet known.
 *
 * @param values the item or the key, accepted
 * @param onTable checks the values against the table
 */
record WriteAction(String tableName, Map<String, AttributeValue> values, Function<Table, ItemWrite> onTable) {

    static WriteAction of(TransactWriteItem item) {
        long actions = Stream.of(item.put(), item.update(), item.delete(), item.conditionCheck())
                .filter(action -> action != null)
                .count();
        if (actions != 1) {
            throw Rejection.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return of(item.put());
        }
        if (item.update() != null) {
            return of(item.update());
        }
        return item.delete() != null ? of(item.delete()) : of(item.conditionCheck());
    }

    private static WriteAction of(Put put) {
        Constraints.ofTable(put.tableName())
                .onConditionFailure(put.returnValuesOnConditionCheckFailureAsString())
                .check();
        var expressions = new ExpressionMembers()
                .expression("ConditionExpression", put.conditionExpression())
                .with(put.expressionAttributeNames(), put.expressionAttributeValues());
        var condition = Writes.condition(expressions, put.conditionExpression(), null);
        var item = Writes.acceptItem(put.item());
        var shows = Writes.shows(put.returnValuesOnConditionCheckFailure());
        return new WriteAction(put.tableName(), item, table -> Writes.put(table, item, condition, shows));
    }

    private static WriteAction of(Delete delete) {
        Constraints.ofTable(delete.tableName())
                .onConditionFailure(delete.returnValuesOnConditionCheckFailureAsString())
                .check();
        var expressions = new ExpressionMembers()
                .expression("ConditionExpression", delete.conditionExpression())
                .with(delete.expressionAttributeNames(), delete.expressionAttributeValues());
        var condition = Writes.condition(expressions, delete.conditionExpression(), null);
        var key = AttributeValidity.acceptAll(delete.key());
        var shows = Writes.shows(delete.returnValuesOnConditionCheckFailure());
        return new WriteAction(delete.tableName(), key, table -> Writes.delete(table, key, condition, shows));
    }

    private static WriteAction of(ConditionCheck check) {
        Constraints.ofTable(check.tableName())
                .notNull("conditionExpression", check.conditionExpression())
                .onConditionFailure(check.returnValuesOnConditionCheckFailureAsString())
                .check();
        var expressions = new ExpressionMembers()
                .expression("ConditionExpression", check.conditionExpression())
                .with(check.expressionAttributeNames(), check.expressionAttributeValues());
        var condition = Writes.condition(expressions, check.conditionExpression(), null);
        var key = AttributeValidity.acceptAll(check.key());
        var shows = Writes.shows(check.returnValuesOnConditionCheckFailure());
        return new WriteAction(check.tableName(), key, table -> Writes.check(table, key, condition, shows));
    }

    private static WriteAction of(software.amazon.awssdk.services.dynamodb.model.Update update) {
        Constraints.ofTable(update.tableName())
                .notNull("updateExpression", update.updateExpression())
                .onConditionFailure(update.returnValuesOnConditionCheckFailureAsString())
                .check();
        var expressions = new ExpressionMembers()
                .expression("UpdateExpression", update.updateExpression())
                .expression("ConditionExpression", update.conditionExpression())
                .with(update.expressionAttributeNames(), update.expressionAttributeValues());
        var change = new Update(expressions.update(update.updateExpression()));
        var condition = Writes.condition(expressions, update.conditionExpression(), null);
        var key = AttributeValidity.acceptAll(update.key());
        var shows = Writes.shows(update.returnValuesOnConditionCheckFailure());
        return new WriteAction(update.tableName(), key, table -> Writes.update(table, key, change, condition, shows));
    }
}
