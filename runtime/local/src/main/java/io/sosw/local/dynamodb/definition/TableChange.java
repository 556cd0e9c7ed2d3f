package io.sosw.local.dynamodb.definition;

import io.sosw.local.dynamodb.value.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** What UpdateTable makes of a description. */
final class TableChange {
    private final Description descriptions;
    private final TableDescription before;
    private final UpdateTableRequest request;

    TableChange(Description descriptions, TableDescription before, UpdateTableRequest request) {
        this.descriptions = descriptions;
        this.before = before;
        this.request = request;
    }

    TableDescription after() {
        var after = before.toBuilder();
        billing(after);
        indexes(after);
        if (request.streamSpecification() != null) {
            stream(after);
        }
        if (request.deletionProtectionEnabled() != null) {
            after.deletionProtectionEnabled(request.deletionProtectionEnabled());
        }
        if (request.tableClass() != null) {
            after.tableClassSummary(
                    summary -> summary.tableClass(request.tableClass()).lastUpdateDateTime(descriptions.now()));
        }
        return after.build();
    }

    private boolean isOnDemand() {
        return before.billingModeSummary() != null
                && before.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    private void billing(TableDescription.Builder after) {
        boolean onDemandAfter =
                request.billingMode() == null ? isOnDemand() : request.billingMode() == BillingMode.PAY_PER_REQUEST;
        if (request.provisionedThroughput() != null) {
            if (onDemandAfter) {
                throw Rejection.invalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified "
                        + "when BillingMode is PAY_PER_REQUEST");
            }
            after.provisionedThroughput(
                    changed("table", before.provisionedThroughput(), request.provisionedThroughput()));
        }
        if (onDemandAfter && !isOnDemand()) {
            after.billingModeSummary(descriptions.onDemand()).provisionedThroughput(descriptions.throughput(null));
        } else if (!onDemandAfter && isOnDemand()) {
            after.billingModeSummary(BillingModeSummary.builder()
                    .billingMode(BillingMode.PROVISIONED)
                    .lastUpdateToPayPerRequestDateTime(
                            before.billingModeSummary().lastUpdateToPayPerRequestDateTime())
                    .build());
        }
    }

    private ProvisionedThroughputDescription changed(
            String kind, @Nullable ProvisionedThroughputDescription old, ProvisionedThroughput wanted) {
        long reads = old == null ? 0 : old.readCapacityUnits();
        long writes = old == null ? 0 : old.writeCapacityUnits();
        if (reads == wanted.readCapacityUnits() && writes == wanted.writeCapacityUnits()) {
            throw Rejection.validation("The provisioned throughput for the " + kind
                    + " will not change. The requested value equals the current value. Current ReadCapacityUnits "
                    + "provisioned for the " + kind + ": " + reads + ". Requested ReadCapacityUnits: "
                    + wanted.readCapacityUnits() + ". Current WriteCapacityUnits provisioned for the " + kind + ": "
                    + writes + ". Requested WriteCapacityUnits: " + wanted.writeCapacityUnits()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher "
                    + "limits.");
        }
        var after = descriptions.throughput(wanted).toBuilder();
        boolean more = wanted.readCapacityUnits() > reads || wanted.writeCapacityUnits() > writes;
        return (more ? after.lastIncreaseDateTime(descriptions.now()) : after.lastDecreaseDateTime(descriptions.now()))
                .build();
    }

    private void indexes(TableDescription.Builder after) {
        if (request.globalSecondaryIndexUpdates().isEmpty()) {
            return;
        }
        Map<String, GlobalSecondaryIndexDescription> indexes = new LinkedHashMap<>();
        before.globalSecondaryIndexes().forEach(index -> indexes.put(index.indexName(), index));
        checkCount();
        for (var update : request.globalSecondaryIndexUpdates()) {
            change(indexes, update);
        }
        after.globalSecondaryIndexes(indexes.isEmpty() ? null : indexes.values());
        after.attributeDefinitions(stillUsed(indexes));
    }

    private void checkCount() {
        long created = request.globalSecondaryIndexUpdates().stream()
                .filter(update -> update.create() != null || update.delete() != null)
                .count();
        if (created > 1) {
            throw Rejection.filled(
                    LimitExceededException.builder(),
                    "LimitExceededException",
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
    }

    private void change(Map<String, GlobalSecondaryIndexDescription> indexes, GlobalSecondaryIndexUpdate update) {
        if (update.create() != null) {
            var name = update.create().indexName();
            boolean taken = indexes.containsKey(name)
                    || before.localSecondaryIndexes().stream()
                            .anyMatch(index -> index.indexName().equals(name));
            if (taken) {
                throw Rejection.validation("Attempting to create an index which already exists");
            }
            indexes.put(name, created(update.create()));
        } else if (update.delete() != null) {
            existing(indexes, update.delete().indexName());
            indexes.remove(update.delete().indexName());
        } else if (update.update() != null) {
            var index = existing(indexes, update.update().indexName());
            var throughput = changed(
                    "index", index.provisionedThroughput(), update.update().provisionedThroughput());
            indexes.put(
                    index.indexName(),
                    index.toBuilder().provisionedThroughput(throughput).build());
        } else {
            throw Rejection.invalidParameter(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                            + "GlobalSecondaryIndexUpdate.Delete must not be null");
        }
    }

    private GlobalSecondaryIndexDescription created(CreateGlobalSecondaryIndexAction create) {
        var defined =
                definitions().stream().map(AttributeDefinition::attributeName).toList();
        IndexRules.check(create.keySchema(), create.projection(), defined);
        return descriptions.index(
                before.tableName(),
                GlobalSecondaryIndex.builder()
                        .indexName(create.indexName())
                        .keySchema(create.keySchema())
                        .projection(create.projection())
                        .provisionedThroughput(create.provisionedThroughput())
                        .build());
    }

    private static GlobalSecondaryIndexDescription existing(
            Map<String, GlobalSecondaryIndexDescription> indexes, String name) {
        var index = indexes.get(name);
        if (index == null) {
            throw Rejection.filled(
                    ResourceNotFoundException.builder(), "ResourceNotFoundException", "Requested resource not found");
        }
        return index;
    }

    /** The table's, and those that the request brings. */
    private List<AttributeDefinition> definitions() {
        Map<String, AttributeDefinition> all = new LinkedHashMap<>();
        before.attributeDefinitions().forEach(definition -> all.put(definition.attributeName(), definition));
        request.attributeDefinitions().forEach(definition -> all.put(definition.attributeName(), definition));
        return List.copyOf(all.values());
    }

    private List<AttributeDefinition> stillUsed(Map<String, GlobalSecondaryIndexDescription> indexes) {
        List<KeySchemaElement> elements = new ArrayList<>(before.keySchema());
        before.localSecondaryIndexes().forEach(index -> elements.addAll(index.keySchema()));
        indexes.values().forEach(index -> elements.addAll(index.keySchema()));
        var used = elements.stream().map(KeySchemaElement::attributeName).toList();
        return definitions().stream()
                .filter(definition -> used.contains(definition.attributeName()))
                .toList();
    }

    private void stream(TableDescription.Builder after) {
        boolean wanted = Boolean.TRUE.equals(request.streamSpecification().streamEnabled());
        boolean enabled = before.streamSpecification() != null;
        if (wanted == enabled) {
            throw Rejection.validation(
                    wanted
                            ? "Table already has an enabled stream: TableName: " + before.tableName()
                            : "Table is already disabled");
        }
        if (wanted) {
            descriptions.stream(after, before.tableName(), request.streamSpecification());
        } else {
            after.streamSpecification((software.amazon.awssdk.services.dynamodb.model.StreamSpecification) null);
        }
    }
}
