package io.sosw.local.dynamodb.definition;

import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.table.Tables;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;

/** Remembers whether point-in-time recovery was asked for, as templates do; nothing is backed up. */
public final class ContinuousBackups {
    private final Tables tables;
    private final Set<Table> recoverable = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    public ContinuousBackups(Tables tables) {
        this.tables = tables;
    }

    public UpdateContinuousBackupsResponse update(UpdateContinuousBackupsRequest request) {
        var table = tables.described(request.tableName());
        if (Boolean.TRUE.equals(request.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled())) {
            recoverable.add(table);
        } else {
            recoverable.remove(table);
        }
        return UpdateContinuousBackupsResponse.builder()
                .continuousBackupsDescription(description(table))
                .build();
    }

    public DescribeContinuousBackupsResponse describe(DescribeContinuousBackupsRequest request) {
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(description(tables.described(request.tableName())))
                .build();
    }

    private ContinuousBackupsDescription description(Table table) {
        var status =
                recoverable.contains(table) ? PointInTimeRecoveryStatus.ENABLED : PointInTimeRecoveryStatus.DISABLED;
        return ContinuousBackupsDescription.builder()
                .continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(PointInTimeRecoveryDescription.builder()
                        .pointInTimeRecoveryStatus(status)
                        .build())
                .build();
    }
}
