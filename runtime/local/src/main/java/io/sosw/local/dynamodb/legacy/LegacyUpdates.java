package io.sosw.local.dynamodb.legacy;

import io.sosw.local.dynamodb.expression.Operand;
import io.sosw.local.dynamodb.expression.UpdateAction;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import io.sosw.local.dynamodb.value.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

/** {@code AttributeUpdates} as clauses of an update. */
public final class LegacyUpdates {
    private static final Set<String> SETS = Set.of("SS", "NS", "BS");
    private static final Set<String> ADDABLE = Set.of("SS", "NS", "BS", "N", "L");

    private LegacyUpdates() {}

    public static List<UpdateAction> actions(Map<String, AttributeValueUpdate> updates) {
        List<UpdateAction> actions = new ArrayList<>();
        updates.forEach((attribute, update) -> actions.add(action(attribute, update)));
        return actions;
    }

    private static UpdateAction action(String attribute, AttributeValueUpdate update) {
        var path = Operand.Path.of(attribute);
        var action = update.action() == null ? AttributeAction.PUT : update.action();
        if (update.value() == null) {
            if (action != AttributeAction.DELETE) {
                throw Rejection.invalidParameter("Only DELETE action is allowed when no attribute value is specified");
            }
            return new UpdateAction.Remove(path);
        }
        var value = AttributeValidity.accept(update.value());
        var type = TypeName.of(value);
        return switch (action) {
            case DELETE -> {
                if (!SETS.contains(type)) {
                    throw Rejection.invalidParameter("DELETE action with value is not supported for the type " + type);
                }
                yield new UpdateAction.Delete(path, value);
            }
            case ADD -> {
                if (!ADDABLE.contains(type)) {
                    throw Rejection.invalidParameter("ADD action is not supported for the type " + type);
                }
                yield new UpdateAction.Add(path, value);
            }
            default -> new UpdateAction.Assign(path, new Operand.Literal(value));
        };
    }
}
