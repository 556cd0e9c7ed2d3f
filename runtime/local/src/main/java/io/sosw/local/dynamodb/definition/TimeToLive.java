package io.sosw.local.dynamodb.definition;

import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.Rejection;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** Switches the expiry of items on and off. */
public final class TimeToLive {
    private static final int MAX_NAME = 255;

    private final Tables tables;

    public TimeToLive(Tables tables) {
        this.tables = tables;
    }

    public UpdateTimeToLiveResponse update(UpdateTimeToLiveRequest request) {
        var specification = request.timeToLiveSpecification();
        Constraints.ofTable(request.tableName())
                .notNull("timeToLiveSpecification", specification)
                .check();
        new Constraints()
                .notNull("timeToLiveSpecification.attributeName", specification.attributeName())
                .notNull("timeToLiveSpecification.enabled", specification.enabled())
                .check();
        var attribute = specification.attributeName();
        new Constraints()
                .atLeastCharacters("timeToLiveSpecification.attributeName", attribute, 1)
                .atMost("timeToLiveSpecification.attributeName", attribute.length(), MAX_NAME)
                .check();
        var table = tables.described(request.tableName());
        var current = table.timeToLive();
        if (specification.enabled()) {
            if (current != null) {
                throw Rejection.validation(
                        current.equals(attribute)
                                ? "TimeToLive is already enabled"
                                : "TimeToLive is active on a different AttributeName: current AttributeName is "
                                        + current);
            }
            table.setTimeToLive(attribute);
        } else {
            if (current == null) {
                throw Rejection.validation("TimeToLive is already disabled");
            }
            table.setTimeToLive(null);
        }
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(specification)
                .build();
    }

    public DescribeTimeToLiveResponse describe(DescribeTimeToLiveRequest request) {
        Constraints.ofTable(request.tableName());
        var attribute = tables.described(request.tableName()).timeToLive();
        var description = TimeToLiveDescription.builder()
                .attributeName(attribute)
                .timeToLiveStatus(attribute == null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED);
        return DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(description.build())
                .build();
    }
}
