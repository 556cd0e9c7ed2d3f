package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.expression.Condition;
import io.sosw.local.dynamodb.expression.Expressions;
import io.sosw.local.dynamodb.legacy.LegacyConditions;
import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.request.ExpressionMembers;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Query. */
public final class Queries {
    private final Tables tables;

    public Queries(Tables tables) {
        this.tables = tables;
    }

    public QueryResponse query(QueryRequest request) {
        check(request);
        var expressions = expressions(request);
        var legacyFilter = LegacyConditions.filter(request.queryFilter(), request.conditionalOperator());
        var legacyKeys = LegacyConditions.filter(request.keyConditions(), null);
        var source = request.keyConditionExpression();
        if (source == null && legacyKeys == null) {
            throw Rejection.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        var keyCondition = source == null ? legacyKeys : expressions.condition("KeyConditionExpression", source);
        var reader = KeyConditionReader.of(java.util.Objects.requireNonNull(keyCondition));
        var expressionFilter = request.filterExpression() == null
                ? null
                : expressions.condition("FilterExpression", request.filterExpression());
        var attributes = Attributes.of(
                expressions,
                request.projectionExpression(),
                request.hasAttributesToGet() ? request.attributesToGet() : null);
        expressions.rejectUnused();
        Selection.check(request.select(), attributes, request.indexName(), request.hasAttributesToGet());
        var filter = expressionFilter == null ? legacyFilter : expressionFilter;

        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        var found = Source.of(tables.required(request.tableName()), request.indexName(), consistent);
        var range = reader.on(found.keys());
        FilterRules.check(found, filter, expressionFilter == null ? "QueryFilter" : "Filter Expression");
        var selection = Selection.of(found, request.select(), attributes);
        var page = page(request, found, range, selection, filter);
        return QueryResponse.builder()
                .items(page.items())
                .count(page.count())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.cursor())
                .consumedCapacity(page.capacity(request.returnConsumedCapacity(), consistent))
                .build();
    }

    private static Page page(
            QueryRequest request, Source source, KeyCondition range, Selection selection, @Nullable Condition filter) {
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        var start =
                request.hasExclusiveStartKey() && !request.exclusiveStartKey().isEmpty()
                        ? StartKey.position(source, request.exclusiveStartKey())
                        : null;
        var from = range.from();
        var to = range.to();
        if (start != null && (Arrays.compareUnsigned(start, from) < 0 || Arrays.compareUnsigned(start, to) >= 0)) {
            throw Rejection.validation(
                    range.sort() == null
                            ? "The provided starting key is outside query boundaries based on provided conditions"
                            : "The provided starting key does not match the range key predicate");
        }
        return source.table()
                .reading(() -> new Page(source, selection, filter)
                        .fill(candidates(source, from, to, start, forward), request.limit()));
    }

    private static Collection<Item> candidates(
            Source source, byte[] from, byte[] to, byte @Nullable [] start, boolean forward) {
        if (forward) {
            return source.items()
                    .between(start == null ? from : after(start), to)
                    .values();
        }
        return source.items()
                .between(from, start == null ? to : start)
                .descendingMap()
                .values();
    }

    /** The first place behind another. */
    static byte[] after(byte[] position) {
        return Arrays.copyOf(position, position.length + 1);
    }

    private static Expressions expressions(QueryRequest request) {
        var members = new ExpressionMembers()
                .expression("ProjectionExpression", request.projectionExpression())
                .expression("FilterExpression", request.filterExpression())
                .expression("KeyConditionExpression", request.keyConditionExpression())
                .legacy("AttributesToGet", request.hasAttributesToGet())
                .legacy("QueryFilter", request.hasQueryFilter())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .legacy("KeyConditions", request.hasKeyConditions() && request.keyConditionExpression() != null);
        return members.with(request.expressionAttributeNames(), request.expressionAttributeValues());
    }

    private static void check(QueryRequest request) {
        Constraints.ofTable(request.tableName())
                .indexName(request.indexName())
                .capacity(request.returnConsumedCapacityAsString())
                .oneOf(
                        "select",
                        request.selectAsString(),
                        "SPECIFIC_ATTRIBUTES",
                        "COUNT",
                        "ALL_ATTRIBUTES",
                        "ALL_PROJECTED_ATTRIBUTES")
                .oneOf("conditionalOperator", request.conditionalOperatorAsString(), "OR", "AND")
                .check();
        if (request.limit() != null && request.limit() < 1) {
            // Unlike Scan, Query names the member with a capital and leaves the value out.
            throw Rejection.validation("1 validation error detected: Value at 'Limit' failed to satisfy constraint: "
                    + "Member must have value greater than or equal to 1");
        }
    }
}
