package io.sosw.local.dynamodb.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The indexes that a description asks for, and the counts that a description shows. */
final class IndexLayout {
    private IndexLayout() {}

    /** Indexes that exist already are kept. */
    static List<SecondaryIndex> of(TableDescription description, KeySchema keys, List<SecondaryIndex> existing) {
        var known = existing.stream().collect(Collectors.toMap(SecondaryIndex::name, Function.identity()));
        var definitions = description.attributeDefinitions();
        List<SecondaryIndex> indexes = new ArrayList<>();
        for (var index : description.localSecondaryIndexes()) {
            var old = known.get(index.indexName());
            var schema = KeySchema.of(index.keySchema(), definitions);
            indexes.add(
                    old != null ? old : new SecondaryIndex(index.indexName(), false, schema, keys, index.projection()));
        }
        for (var index : description.globalSecondaryIndexes()) {
            var old = known.get(index.indexName());
            var schema = KeySchema.of(index.keySchema(), definitions);
            indexes.add(
                    old != null ? old : new SecondaryIndex(index.indexName(), true, schema, keys, index.projection()));
        }
        return List.copyOf(indexes);
    }

    static TableDescription counted(
            TableDescription description, long items, long bytes, List<SecondaryIndex> indexes) {
        var known = indexes.stream().collect(Collectors.toMap(SecondaryIndex::name, Function.identity()));
        var counted = description.toBuilder().itemCount(items).tableSizeBytes(bytes);
        if (description.hasLocalSecondaryIndexes()) {
            counted.localSecondaryIndexes(description.localSecondaryIndexes().stream()
                    .map(index -> index.toBuilder()
                            .itemCount(count(known.get(index.indexName())))
                            .indexSizeBytes(size(known.get(index.indexName())))
                            .build())
                    .toList());
        }
        if (description.hasGlobalSecondaryIndexes()) {
            counted.globalSecondaryIndexes(description.globalSecondaryIndexes().stream()
                    .map(index -> index.toBuilder()
                            .itemCount(count(known.get(index.indexName())))
                            .indexSizeBytes(size(known.get(index.indexName())))
                            .build())
                    .toList());
        }
        return counted.build();
    }

    private static long count(@org.jspecify.annotations.Nullable SecondaryIndex index) {
        return index == null ? 0 : index.items().size();
    }

    private static long size(@org.jspecify.annotations.Nullable SecondaryIndex index) {
        return index == null ? 0 : index.bytes();
    }
}
