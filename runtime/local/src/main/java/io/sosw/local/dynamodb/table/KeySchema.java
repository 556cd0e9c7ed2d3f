package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.KeyBytes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The key of a table or index.
 *
 * @param sort null when items are identified by the partition key alone
 */
public record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

    /** From a description that was already checked. */
    public static KeySchema of(List<KeySchemaElement> elements, List<AttributeDefinition> definitions) {
        Map<String, ScalarAttributeType> types = definitions.stream()
                .collect(Collectors.toMap(AttributeDefinition::attributeName, AttributeDefinition::attributeType));
        var keys = elements.stream()
                .map(KeySchemaElement::attributeName)
                .map(name -> new KeyAttribute(name, types.getOrDefault(name, ScalarAttributeType.S)))
                .toList();
        return new KeySchema(keys.get(0), keys.size() > 1 ? keys.get(1) : null);
    }

    public List<KeyAttribute> attributes() {
        return sort == null ? List.of(partition) : List.of(partition, sort);
    }

    public boolean has(String attribute) {
        return partition.name().equals(attribute)
                || (sort != null && sort.name().equals(attribute));
    }

    /** Null if the item lacks one of the attributes. */
    @Nullable
    KeyBytes bytes(Map<String, AttributeValue> item) {
        var hash = item.get(partition.name());
        if (hash == null) {
            return null;
        }
        if (sort == null) {
            return new KeyBytes().partition(hash);
        }
        var range = item.get(sort.name());
        return range == null ? null : new KeyBytes().partition(hash).append(range);
    }
}
