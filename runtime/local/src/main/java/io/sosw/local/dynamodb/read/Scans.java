package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.expression.Expressions;
import io.sosw.local.dynamodb.legacy.LegacyConditions;
import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.request.ExpressionMembers;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Arrays;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scan, whole or in segments. */
public final class Scans {
    private static final int MAX_SEGMENTS = 1_000_000;

    private final Tables tables;

    public Scans(Tables tables) {
        this.tables = tables;
    }

    public ScanResponse scan(ScanRequest request) {
        check(request);
        var expressions = expressions(request);
        var legacyFilter = LegacyConditions.filter(request.scanFilter(), request.conditionalOperator());
        var segment = segment(request);
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
        var source = Source.of(tables.required(request.tableName()), request.indexName(), consistent);
        var selection = Selection.of(source, request.select(), attributes);
        var from = segment.from();
        var to = segment.to();
        if (request.hasExclusiveStartKey() && !request.exclusiveStartKey().isEmpty()) {
            var start = StartKey.position(source, request.exclusiveStartKey());
            boolean outside = from != null && Arrays.compareUnsigned(start, from) < 0
                    || to != null && Arrays.compareUnsigned(start, to) >= 0;
            if (outside) {
                throw Rejection.validation(
                        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
                                + "ExclusiveStartKey with correct Segment. TotalSegments: " + segment.total()
                                + " Segment: "
                                + segment.number());
            }
            from = Queries.after(start);
        }
        var first = from;
        var page = source.table()
                .reading(() -> new Page(source, selection, filter)
                        .fill(source.items().between(first, to).values(), request.limit()));
        return ScanResponse.builder()
                .items(page.items())
                .count(page.count())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.cursor())
                .consumedCapacity(page.capacity(request.returnConsumedCapacity(), consistent))
                .build();
    }

    private static Segment segment(ScanRequest request) {
        var number = request.segment();
        var total = request.totalSegments();
        if (number != null && total == null) {
            throw Rejection.validation("The TotalSegments parameter is required but was not present in the request "
                    + "when Segment parameter is present");
        }
        if (total == null) {
            return new Segment(0, 1);
        }
        if (number == null) {
            throw Rejection.validation("The Segment parameter is required but was not present in the request when "
                    + "parameter TotalSegments is present");
        }
        if (number >= total) {
            throw Rejection.validation(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
                            + number + " is not less than TotalSegments: " + total);
        }
        return new Segment(number, total);
    }

    private static Expressions expressions(ScanRequest request) {
        return new ExpressionMembers()
                .expression("ProjectionExpression", request.projectionExpression())
                .expression("FilterExpression", request.filterExpression())
                .legacy("AttributesToGet", request.hasAttributesToGet())
                .legacy("ScanFilter", request.hasScanFilter())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .with(request.expressionAttributeNames(), request.expressionAttributeValues());
    }

    private static void check(ScanRequest request) {
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
                .atLeast("limit", request.limit(), 1)
                .atLeast("segment", request.segment(), 0)
                .atLeast("totalSegments", request.totalSegments(), 1)
                .atMost("totalSegments", request.totalSegments(), MAX_SEGMENTS)
                .check();
    }
}
