package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** A table with its indexes, stream and time to live. */
final class TableType implements ResourceType {
    private static final String[] APART = {
        "TimeToLiveSpecification",
        "StreamSpecification",
        "SSESpecification",
        "KinesisStreamSpecification",
        "ResourcePolicy"
    };

    @Override
    public String name() {
        return "AWS::DynamoDB::Table";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("TableName", "KeySchema", "LocalSecondaryIndexes", "ImportSourceSpecification");
    }

    @Override
    public String naming() {
        return "TableName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var request = properties.fill(CreateTableRequest.builder(), APART);
        stream(properties).ifPresent(request::streamSpecification);
        var dynamoDb = services.get(DynamoDbClient.class);
        var table = dynamoDb.createTable(
                        request.tableName(desired.name("TableName")).build())
                .tableDescription();
        timeToLive(dynamoDb, table.tableName(), new Properties(Map.of()), properties);
        return made(table);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var properties = desired.properties();
        var dynamoDb = services.get(DynamoDbClient.class);
        var name = current.physicalId();
        for (var change : TableIndexes.changes(before, properties)) {
            dynamoDb.updateTable(request -> change.accept(request.tableName(name)));
        }
        var changed = new LinkedHashMap<>(properties.values());
        changed.keySet()
                .retainAll(Set.of("BillingMode", "ProvisionedThroughput", "DeletionProtectionEnabled", "TableClass"));
        changed.entrySet().removeIf(entry -> Optional.of(entry.getValue()).equals(before.value(entry.getKey())));
        if (!changed.isEmpty()) {
            dynamoDb.updateTable(new Properties(changed)
                    .fill(UpdateTableRequest.builder())
                    .tableName(name)
                    .build());
        }
        if (!before.value("StreamSpecification").equals(properties.value("StreamSpecification"))) {
            var stream = stream(properties)
                    .orElse(StreamSpecification.builder().streamEnabled(false).build());
            dynamoDb.updateTable(request -> request.tableName(name).streamSpecification(stream));
        }
        timeToLive(dynamoDb, name, before, properties);
        return made(dynamoDb.describeTable(request -> request.tableName(name)).table());
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(DynamoDbClient.class).deleteTable(request -> request.tableName(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        try {
            return Optional.of(made(services.get(DynamoDbClient.class)
                    .describeTable(request -> request.tableName(desired.name("TableName")))
                    .table()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** CloudFormation leaves StreamEnabled unsaid. */
    private static Optional<StreamSpecification> stream(Properties properties) {
        return properties
                .value("StreamSpecification")
                .map(said -> StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(properties.map("StreamSpecification").text("StreamViewType"))
                        .build());
    }

    private static void timeToLive(DynamoDbClient dynamoDb, String table, Properties before, Properties now) {
        if (before.value("TimeToLiveSpecification").equals(now.value("TimeToLiveSpecification"))) {
            return;
        }
        var said = now.has("TimeToLiveSpecification")
                ? now.map("TimeToLiveSpecification")
                : before.map("TimeToLiveSpecification");
        var enabled = now.has("TimeToLiveSpecification") && Boolean.parseBoolean(said.text("Enabled", "true"));
        dynamoDb.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(spec -> spec.enabled(enabled).attributeName(said.text("AttributeName"))));
    }

    private static Made made(TableDescription table) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("Arn", table.tableArn());
        attributes.put("TableId", String.valueOf(table.tableId()));
        if (table.latestStreamArn() != null) {
            attributes.put("StreamArn", table.latestStreamArn());
        }
        return new Made(table.tableName(), attributes);
    }
}
