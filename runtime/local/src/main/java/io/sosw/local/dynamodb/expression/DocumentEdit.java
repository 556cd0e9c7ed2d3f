package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A copy of an item in which values are put and removed by path; what is not on the path is shared. */
final class DocumentEdit {
    private final Map<String, AttributeValue> attributes;

    DocumentEdit(Map<String, AttributeValue> item) {
        this.attributes = new LinkedHashMap<>(item);
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    @Nullable
    AttributeValue find(Operand.Path path) {
        return Document.find(attributes, path);
    }

    void put(Operand.Path path, AttributeValue value) {
        edit(path, value);
    }

    void remove(Operand.Path path) {
        edit(path, null);
    }

    private void edit(Operand.Path path, @Nullable AttributeValue value) {
        var steps = path.steps();
        if (!path.isNested()) {
            if (value == null) {
                attributes.remove(path.attribute());
            } else {
                attributes.put(path.attribute(), value);
            }
            return;
        }
        var root = attributes.get(path.attribute());
        attributes.put(path.attribute(), edited(root, steps.subList(1, steps.size()), value));
    }

    private static AttributeValue edited(
            @Nullable AttributeValue parent, List<Step> steps, @Nullable AttributeValue value) {
        var step = steps.get(0);
        var rest = steps.subList(1, steps.size());
        if (parent != null && step instanceof Step.Key key && parent.type() == AttributeValue.Type.M) {
            return editedMap(parent.m(), key.name(), rest, value);
        }
        if (parent != null && step instanceof Step.Index index && parent.type() == AttributeValue.Type.L) {
            return editedList(parent.l(), index.index(), rest, value);
        }
        throw Rejection.validation("The document path provided in the update expression is invalid for update");
    }

    private static AttributeValue editedMap(
            Map<String, AttributeValue> map, String key, List<Step> rest, @Nullable AttributeValue value) {
        var copy = new LinkedHashMap<>(map);
        if (!rest.isEmpty()) {
            copy.put(key, edited(map.get(key), rest, value));
        } else if (value == null) {
            copy.remove(key);
        } else {
            copy.put(key, value);
        }
        return AttributeValue.fromM(copy);
    }

    private static AttributeValue editedList(
            List<AttributeValue> list, int index, List<Step> rest, @Nullable AttributeValue value) {
        var copy = new ArrayList<>(list);
        boolean inside = index < copy.size();
        if (!rest.isEmpty()) {
            var inner = edited(inside ? copy.get(index) : null, rest, value);
            copy.set(index, inner);
        } else if (value == null) {
            if (inside) {
                copy.remove(index);
            }
        } else if (inside) {
            copy.set(index, value);
        } else {
            copy.add(value);
        }
        return AttributeValue.fromL(copy);
    }
}
