package io.sosw.local.dynamodb.definition;

import io.sosw.local.world.Arn;
import io.sosw.local.world.World;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Makes the descriptions of tables and indexes. */
final class Description {
    private final World world;

    Description(World world) {
        this.world = world;
    }

    Instant now() {
        return world.clock().instant();
    }

    TableDescription of(CreateTableRequest request) {
        var name = request.tableName();
        var description = TableDescription.builder()
                .tableName(name)
                .tableArn(arn(name).toString())
                .tableId(new UUID(world.random().nextLong(), world.random().nextLong()).toString())
                .tableStatus(TableStatus.ACTIVE)
                .creationDateTime(now())
                .keySchema(request.keySchema())
                .attributeDefinitions(request.attributeDefinitions())
                .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .provisionedThroughput(throughput(request.provisionedThroughput()));
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            description.billingModeSummary(onDemand());
        }
        if (request.tableClass() != null) { // nothing says so where nobody chose one
            description.tableClassSummary(summary -> summary.tableClass(request.tableClass()));
        }
        if (request.hasGlobalSecondaryIndexes()) {
            description.globalSecondaryIndexes(request.globalSecondaryIndexes().stream()
                    .map(index -> index(name, index))
                    .toList());
        }
        if (request.hasLocalSecondaryIndexes()) {
            description.localSecondaryIndexes(request.localSecondaryIndexes().stream()
                    .map(index -> index(name, index))
                    .toList());
        }
        stream(description, name, request.streamSpecification());
        return description.build();
    }

    /** Sets the stream's label and ARN, or takes them away. */
    void stream(TableDescription.Builder description, String table, @Nullable StreamSpecification stream) {
        if (stream == null || !Boolean.TRUE.equals(stream.streamEnabled())) {
            return;
        }
        var label = now().toString().replace("Z", "");
        description
                .streamSpecification(stream)
                .latestStreamLabel(label)
                .latestStreamArn(arn(table) + "/stream/" + label);
    }

    GlobalSecondaryIndexDescription index(String table, GlobalSecondaryIndex index) {
        return GlobalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(arn(table) + "/index/" + index.indexName())
                .indexStatus(IndexStatus.ACTIVE)
                .keySchema(index.keySchema())
                .projection(index.projection())
                .provisionedThroughput(throughput(index.provisionedThroughput()))
                .build();
    }

    private LocalSecondaryIndexDescription index(String table, LocalSecondaryIndex index) {
        return LocalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(arn(table) + "/index/" + index.indexName())
                .keySchema(index.keySchema())
                .projection(index.projection())
                .build();
    }

    ProvisionedThroughputDescription throughput(@Nullable ProvisionedThroughput throughput) {
        return ProvisionedThroughputDescription.builder()
                .numberOfDecreasesToday(0L)
                .readCapacityUnits(throughput == null ? Long.valueOf(0) : throughput.readCapacityUnits())
                .writeCapacityUnits(throughput == null ? Long.valueOf(0) : throughput.writeCapacityUnits())
                .build();
    }

    BillingModeSummary onDemand() {
        return BillingModeSummary.builder()
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .lastUpdateToPayPerRequestDateTime(now())
                .build();
    }

    private Arn arn(String table) {
        return new Arn("dynamodb", world.region(), world.accountId(), "table/" + table);
    }
}
