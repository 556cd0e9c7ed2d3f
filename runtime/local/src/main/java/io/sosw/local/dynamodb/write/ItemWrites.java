package io.sosw.local.dynamodb.write;

import io.sosw.local.dynamodb.expression.Projection;
import io.sosw.local.dynamodb.expression.Update;
import io.sosw.local.dynamodb.legacy.LegacyConditions;
import io.sosw.local.dynamodb.legacy.LegacyUpdates;
import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.request.ExpressionMembers;
import io.sosw.local.dynamodb.request.Units;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The operations that write one item. */
public final class ItemWrites {
    private final Tables tables;

    public ItemWrites(Tables tables) {
        this.tables = tables;
    }

    public PutItemResponse put(PutItemRequest request) {
        Constraints.ofTable(request.tableName())
                .notNull("item", request.hasItem() ? request.item() : null)
                .capacity(request.returnConsumedCapacityAsString())
                .collectionMetrics(request.returnItemCollectionMetricsAsString())
                .returnValues(request.returnValuesAsString())
                .onConditionFailure(request.returnValuesOnConditionCheckFailureAsString())
                .oneOf("conditionalOperator", request.conditionalOperatorAsString(), "OR", "AND")
                .check();
        var expressions = new ExpressionMembers()
                .expression("ConditionExpression", request.conditionExpression())
                .legacy("Expected", request.hasExpected())
                .with(request.expressionAttributeNames(), request.expressionAttributeValues());
        var item = Writes.acceptItem(request.item());
        checkOldOrNone(request.returnValues());
        var legacy = LegacyConditions.expected(request.expected(), request.conditionalOperator());
        var condition = Writes.condition(expressions, request.conditionExpression(), legacy);
        var table = tables.required(request.tableName());
        var outcome = Writes.put(table, item, condition, Writes.shows(request.returnValuesOnConditionCheckFailure()))
                .execute();
        var response = PutItemResponse.builder();
        if (request.returnValues() == ReturnValue.ALL_OLD && outcome.before() != null) {
            response.attributes(outcome.before());
        }
        return response.consumedCapacity(capacity(request.returnConsumedCapacity(), table, outcome))
                .itemCollectionMetrics(
                        CollectionMetrics.of(request.returnItemCollectionMetrics(), table, request.item()))
                .build();
    }

    public DeleteItemResponse delete(DeleteItemRequest request) {
        Constraints.ofTable(request.tableName())
                .notNull("key", request.hasKey() ? request.key() : null)
                .capacity(request.returnConsumedCapacityAsString())
                .collectionMetrics(request.returnItemCollectionMetricsAsString())
                .returnValues(request.returnValuesAsString())
                .onConditionFailure(request.returnValuesOnConditionCheckFailureAsString())
                .oneOf("conditionalOperator", request.conditionalOperatorAsString(), "OR", "AND")
                .check();
        var expressions = new ExpressionMembers()
                .expression("ConditionExpression", request.conditionExpression())
                .legacy("Expected", request.hasExpected())
                .with(request.expressionAttributeNames(), request.expressionAttributeValues());
        var key = AttributeValidity.acceptAll(request.key());
        checkOldOrNone(request.returnValues());
        var legacy = LegacyConditions.expected(request.expected(), request.conditionalOperator());
        var condition = Writes.condition(expressions, request.conditionExpression(), legacy);
        var table = tables.required(request.tableName());
        var outcome = Writes.delete(table, key, condition, Writes.shows(request.returnValuesOnConditionCheckFailure()))
                .execute();
        var response = DeleteItemResponse.builder();
        if (request.returnValues() == ReturnValue.ALL_OLD && outcome.before() != null) {
            response.attributes(outcome.before());
        }
        return response.consumedCapacity(capacity(request.returnConsumedCapacity(), table, outcome))
                .itemCollectionMetrics(
                        CollectionMetrics.of(request.returnItemCollectionMetrics(), table, request.key()))
                .build();
    }

    public UpdateItemResponse update(UpdateItemRequest request) {
        Constraints.ofTable(request.tableName())
                .notNull("key", request.hasKey() ? request.key() : null)
                .capacity(request.returnConsumedCapacityAsString())
                .collectionMetrics(request.returnItemCollectionMetricsAsString())
                .returnValues(request.returnValuesAsString())
                .onConditionFailure(request.returnValuesOnConditionCheckFailureAsString())
                .oneOf("conditionalOperator", request.conditionalOperatorAsString(), "OR", "AND")
                .check();
        var expressions = new ExpressionMembers()
                .expression("UpdateExpression", request.updateExpression())
                .expression("ConditionExpression", request.conditionExpression())
                .legacy("AttributeUpdates", request.hasAttributeUpdates())
                .legacy("Expected", request.hasExpected())
                .with(request.expressionAttributeNames(), request.expressionAttributeValues());
        var key = AttributeValidity.acceptAll(request.key());
        var legacyActions = LegacyUpdates.actions(request.attributeUpdates());
        var legacy = LegacyConditions.expected(request.expected(), request.conditionalOperator());
        var update = new Update(
                request.updateExpression() == null ? legacyActions : expressions.update(request.updateExpression()));
        var condition = Writes.condition(expressions, request.conditionExpression(), legacy);
        var table = tables.required(request.tableName());
        var outcome = Writes.update(
                        table, key, update, condition, Writes.shows(request.returnValuesOnConditionCheckFailure()))
                .execute();
        var response = UpdateItemResponse.builder();
        var returned = returned(request.returnValues(), update, outcome);
        if (returned != null) {
            response.attributes(returned);
        }
        return response.consumedCapacity(capacity(request.returnConsumedCapacity(), table, outcome))
                .itemCollectionMetrics(
                        CollectionMetrics.of(request.returnItemCollectionMetrics(), table, request.key()))
                .build();
    }

    private static @Nullable Map<String, AttributeValue> returned(
            @Nullable ReturnValue wanted, Update update, ItemWrite.Outcome outcome) {
        if (wanted == null) {
            return null;
        }
        var projection = new Projection(update.paths());
        var shown = switch (wanted) {
            case ALL_OLD -> outcome.before();
            case ALL_NEW -> outcome.after();
            case UPDATED_OLD -> outcome.before() == null ? null : projection.of(outcome.before());
            case UPDATED_NEW -> outcome.after() == null ? null : projection.of(outcome.after());
            default -> null;
        };
        return shown == null || shown.isEmpty() ? null : shown;
    }

    private static void checkOldOrNone(@Nullable ReturnValue wanted) {
        if (wanted != null && !List.of(ReturnValue.ALL_OLD, ReturnValue.NONE).contains(wanted)) {
            throw Rejection.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private static @Nullable ConsumedCapacity capacity(
            @Nullable ReturnConsumedCapacity mode, Table table, ItemWrite.Outcome outcome) {
        if (!Units.areWanted(mode)) {
            return null;
        }
        var units = new Units(table, 1);
        units.write(outcome.before(), outcome.after());
        return units.as(mode);
    }
}
