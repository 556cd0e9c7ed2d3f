package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.ItemSize;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * Which attributes an index shows.
 *
 * @param all then {@code attributes} does not matter
 * @param attributes keys included
 */
public record IndexProjection(boolean all, Set<String> attributes) {

    static IndexProjection of(Projection projection, KeySchema indexKeys, KeySchema tableKeys) {
        Set<String> attributes = new LinkedHashSet<>();
        indexKeys.attributes().forEach(attribute -> attributes.add(attribute.name()));
        tableKeys.attributes().forEach(attribute -> attributes.add(attribute.name()));
        if (projection.projectionType() == ProjectionType.INCLUDE) {
            attributes.addAll(projection.nonKeyAttributes());
        }
        return new IndexProjection(projection.projectionType() == ProjectionType.ALL, attributes);
    }

    public boolean includes(String attribute) {
        return all || attributes.contains(attribute);
    }

    public Map<String, AttributeValue> of(Item item) {
        if (all) {
            return item;
        }
        Map<String, AttributeValue> shown = new LinkedHashMap<>();
        for (var attribute : attributes) {
            var value = item.get(attribute);
            if (value != null) {
                shown.put(attribute, value);
            }
        }
        return shown;
    }

    public int bytes(Item item) {
        return all ? item.bytes() : ItemSize.of(of(item));
    }
}
