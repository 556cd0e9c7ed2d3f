package io.sosw.local.dynamodb.definition;

import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.stream.Streams;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.table.Tables;
import io.sosw.local.dynamodb.value.Rejection;
import io.sosw.local.world.World;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/**
 * The operations on tables. What takes the real service a while is done at once here; only the response of the request
 * itself says CREATING, UPDATING or DELETING, as there.
 */
public final class TableAdministration {
    private static final int MAX_PAGE = 100;

    private final Tables tables;
    private final TableTags tags;
    private final Streams streams;
    private final World world;
    private final Description descriptions;

    public TableAdministration(Tables tables, TableTags tags, Streams streams, World world) {
        this.tables = tables;
        this.tags = tags;
        this.streams = streams;
        this.world = world;
        this.descriptions = new Description(world);
    }

    public CreateTableResponse create(CreateTableRequest request) {
        TableRules.check(request);
        var table = new Table(descriptions.of(request), world);
        tables.add(table);
        streams.follow(table);
        if (!request.tags().isEmpty()) {
            tags.put(table, request.tags());
        }
        return CreateTableResponse.builder()
                .tableDescription(inStatus(table.description(), TableStatus.CREATING, IndexStatus.CREATING))
                .build();
    }

    private static TableDescription inStatus(TableDescription description, TableStatus table, IndexStatus index) {
        var changed = description.toBuilder().tableStatus(table);
        if (description.hasGlobalSecondaryIndexes()) {
            changed.globalSecondaryIndexes(description.globalSecondaryIndexes().stream()
                    .map(each -> each.toBuilder().indexStatus(index).build())
                    .toList());
        }
        return changed.build();
    }

    public DescribeTableResponse describe(DescribeTableRequest request) {
        Constraints.ofDefinition(request.tableName());
        return DescribeTableResponse.builder()
                .table(tables.described(request.tableName()).description())
                .build();
    }

    public DeleteTableResponse delete(DeleteTableRequest request) {
        Constraints.ofDefinition(request.tableName());
        var doomed = tables.described(request.tableName());
        if (Boolean.TRUE.equals(doomed.description().deletionProtectionEnabled())) {
            throw Rejection.validation("Resource cannot be deleted as it is currently protected against deletion. "
                    + "Disable deletion protection first.");
        }
        var table = tables.remove(request.tableName());
        tags.forget(table);
        streams.close(table);
        return DeleteTableResponse.builder()
                .tableDescription(table.description().toBuilder()
                        .tableStatus(TableStatus.DELETING)
                        .build())
                .build();
    }

    public UpdateTableResponse update(UpdateTableRequest request) {
        var constraints = Constraints.ofDefinition(request.tableName())
                .oneOf("billingMode", request.billingModeAsString(), "PROVISIONED", "PAY_PER_REQUEST");
        TableRules.checkThroughput(constraints, "provisionedThroughput", request.provisionedThroughput());
        constraints.check();
        TableRules.checkClass(request.tableClassAsString());
        checkSomething(request);
        var table = tables.described(request.tableName());
        synchronized (table) {
            table.redefine(new TableChange(descriptions, table.description(), request).after());
            streams.follow(table);
        }
        return UpdateTableResponse.builder()
                .tableDescription(inStatus(table.description(), TableStatus.UPDATING, IndexStatus.UPDATING))
                .build();
    }

    private static void checkSomething(UpdateTableRequest request) {
        boolean nothing = request.provisionedThroughput() == null
                && request.billingMode() == null
                && request.streamSpecification() == null
                && request.globalSecondaryIndexUpdates().isEmpty()
                && request.sseSpecification() == null
                && request.deletionProtectionEnabled() == null
                && request.tableClass() == null
                && request.replicaUpdates().isEmpty();
        if (nothing) {
            throw Rejection.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        if (request.billingMode() == BillingMode.PROVISIONED && request.provisionedThroughput() == null) {
            throw Rejection.invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
    }

    public ListTablesResponse list(ListTablesRequest request) {
        new Constraints()
                .atLeast("limit", request.limit(), 1)
                .atMost("limit", request.limit(), MAX_PAGE)
                .check();
        int limit = request.limit() == null ? MAX_PAGE : request.limit();
        var names = tables.names(request.exclusiveStartTableName());
        var page = names.subList(0, Math.min(limit, names.size()));
        var response = ListTablesResponse.builder().tableNames(page);
        if (page.size() < names.size()) {
            response.lastEvaluatedTableName(page.get(page.size() - 1));
        }
        return response.build();
    }
}
