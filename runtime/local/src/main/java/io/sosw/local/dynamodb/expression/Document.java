package io.sosw.local.dynamodb.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks into an item by path. */
final class Document {
    private Document() {}

    /** The value there, or null if any step leads nowhere. */
    static @Nullable AttributeValue find(Map<String, AttributeValue> item, Operand.Path path) {
        var value = item.get(path.attribute());
        for (int i = 1; i < path.steps().size() && value != null; i++) {
            value = child(value, path.steps().get(i));
        }
        return value;
    }

    static @Nullable AttributeValue child(AttributeValue parent, Step step) {
        if (step instanceof Step.Key key) {
            return parent.type() == AttributeValue.Type.M ? parent.m().get(key.name()) : null;
        }
        return parent.type() == AttributeValue.Type.L ? element(parent.l(), ((Step.Index) step).index()) : null;
    }

    private static @Nullable AttributeValue element(List<AttributeValue> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }
}
