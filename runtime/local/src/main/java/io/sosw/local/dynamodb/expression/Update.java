package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.DynamoNumber;
import io.sosw.local.dynamodb.value.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Applies the clauses of an update; all of them see the item as it was before. */
public final class Update {
    private static final Comparator<UpdateAction> BY_LAST_INDEX =
            Comparator.comparingInt(action -> lastIndex(action.path()));

    private final List<UpdateAction> actions;

    public Update(List<UpdateAction> actions) {
        this.actions = actions;
    }

    public List<Operand.Path> paths() {
        return actions.stream().map(UpdateAction::path).toList();
    }

    public List<UpdateAction> actions() {
        return actions;
    }

    /** The new attributes; {@code item} stays as it is. */
    public Map<String, AttributeValue> applyTo(Map<String, AttributeValue> item) {
        Map<Operand.Path, AttributeValue> assigned = new LinkedHashMap<>();
        for (var action : sorted(UpdateAction.Assign.class, BY_LAST_INDEX)) {
            assigned.put(action.path(), new UpdateValue(item).of(action.value()));
        }
        var edit = new DocumentEdit(item);
        assigned.forEach(edit::put);
        actions.forEach(action -> {
            if (action instanceof UpdateAction.Add add) {
                add(edit, add);
            } else if (action instanceof UpdateAction.Delete delete) {
                delete(edit, delete);
            }
        });
        // From the back, so that the indexes still mean what they meant.
        sorted(UpdateAction.Remove.class, BY_LAST_INDEX.reversed()).forEach(remove -> edit.remove(remove.path()));
        return edit.attributes();
    }

    private <T extends UpdateAction> List<T> sorted(Class<T> kind, Comparator<UpdateAction> order) {
        return actions.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(order)
                .toList();
    }

    private static int lastIndex(Operand.Path path) {
        var last = path.steps().get(path.steps().size() - 1);
        return last instanceof Step.Index index ? index.index() : -1;
    }

    private static void add(DocumentEdit edit, UpdateAction.Add add) {
        var existing = edit.find(add.path());
        var value = add.value();
        if (existing == null) {
            edit.put(add.path(), value);
            return;
        }
        checkSameType(existing, value);
        edit.put(
                add.path(),
                switch (value.type()) {
                    case N ->
                        AttributeValue.fromN(
                                DynamoNumber.text(new BigDecimal(existing.n()).add(new BigDecimal(value.n()))));
                    case SS -> AttributeValue.fromSs(union(existing.ss(), value.ss()));
                    case NS -> AttributeValue.fromNs(union(existing.ns(), value.ns()));
                    case L -> AttributeValue.fromL(concatenated(existing.l(), value.l()));
                    default -> AttributeValue.fromBs(union(existing.bs(), value.bs()));
                });
    }

    private static void delete(DocumentEdit edit, UpdateAction.Delete delete) {
        var existing = edit.find(delete.path());
        var value = delete.value();
        if (existing == null) {
            return;
        }
        checkSameType(existing, value);
        var left = switch (value.type()) {
            case SS -> AttributeValue.fromSs(without(existing.ss(), value.ss()));
            case NS -> AttributeValue.fromNs(without(existing.ns(), value.ns()));
            default -> AttributeValue.fromBs(without(existing.bs(), value.bs()));
        };
        if (left.ss().isEmpty() && left.ns().isEmpty() && left.bs().isEmpty()) {
            edit.remove(delete.path());
        } else {
            edit.put(delete.path(), left);
        }
    }

    private static void checkSameType(AttributeValue existing, AttributeValue value) {
        if (existing.type() != value.type()) {
            throw Rejection.validation("An operand in the update expression has an incorrect data type");
        }
    }

    private static <T> List<T> union(List<T> one, List<T> two) {
        var all = new LinkedHashSet<>(one);
        all.addAll(two);
        return List.copyOf(all);
    }

    private static <T> List<T> concatenated(List<T> one, List<T> two) {
        var all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    private static <T> List<T> without(List<T> one, List<T> two) {
        var rest = new ArrayList<>(one);
        rest.removeAll(two);
        return rest;
    }
}
