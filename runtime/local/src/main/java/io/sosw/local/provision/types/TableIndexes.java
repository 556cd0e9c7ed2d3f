package io.sosw.local.provision.types;

import io.sosw.local.provision.Properties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Which calls turn the old global secondary indexes into the new ones: AWS takes one a call. */
final class TableIndexes {
    private TableIndexes() {}

    static List<Consumer<UpdateTableRequest.Builder>> changes(Properties before, Properties now) {
        var old = byName(before);
        var next = byName(now);
        var changes = new ArrayList<Consumer<UpdateTableRequest.Builder>>();
        old.forEach((name, index) -> {
            if (!index.equals(next.get(name))) {
                changes.add(request -> request.globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .delete(delete -> delete.indexName(name))
                        .build()));
            }
        });
        next.forEach((name, index) -> {
            if (!index.equals(old.get(name))) {
                var create = new Properties(index)
                        .fill(CreateGlobalSecondaryIndexAction.builder())
                        .build();
                var attributes = new Properties(Map.of("AttributeDefinitions", now.list("AttributeDefinitions")))
                        .fill(UpdateTableRequest.builder())
                        .build()
                        .attributeDefinitions();
                changes.add(request -> request.attributeDefinitions(attributes)
                        .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                                .create(create)
                                .build()));
            }
        });
        return changes;
    }

    private static Map<String, Map<String, Object>> byName(Properties properties) {
        var indexes = new LinkedHashMap<String, Map<String, Object>>();
        properties
                .maps("GlobalSecondaryIndexes")
                .forEach(index -> indexes.put(index.text("IndexName"), index.values()));
        return indexes;
    }
}
