package io.sosw.aws.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of one item, all at once. Immutable and thread-safe. */
public final class Update {
    private final Map<String, @Nullable Object> sets;
    private final Map<String, Number> increments;
    private final List<String> removals;
    private final @Nullable Condition condition;

    private Update(
            Map<String, @Nullable Object> sets,
            Map<String, Number> increments,
            List<String> removals,
            @Nullable Condition condition) {
        this.sets = sets;
        this.increments = increments;
        this.removals = removals;
        this.condition = condition;
    }

    /** Changes nothing yet. */
    public static Update none() {
        return new Update(Map.of(), Map.of(), List.of(), null);
    }

    /** Sets a column. */
    public Update set(String column, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(sets);
        copy.put(column, value);
        return new Update(copy, increments, removals, condition);
    }

    /** Adds to a number, which begins at zero. */
    public Update increment(String column, Number amount) {
        var copy = new LinkedHashMap<>(increments);
        copy.put(column, amount);
        return new Update(sets, copy, removals, condition);
    }

    /** Removes a column. */
    public Update remove(String column) {
        var copy = new ArrayList<>(removals);
        copy.add(column);
        return new Update(sets, increments, copy, condition);
    }

    /** Only if this holds; several must all hold. */
    public Update when(Condition holds) {
        return new Update(sets, increments, removals, condition == null ? holds : condition.and(holds));
    }

    @Nullable
    Condition condition() {
        return condition;
    }

    /**
     * In DynamoDB's words.
     *
     * @throws IllegalStateException if nothing would change
     */
    String expression(Placeholders in) {
        var set = new ArrayList<String>();
        sets.forEach((column, value) -> set.add(in.name(column) + " = " + in.value(column, value)));
        increments.forEach((column, amount) -> {
            var name = in.name(column);
            set.add(name + " = if_not_exists(" + name + ", " + in.value(PlainAttributes.of(0)) + ") + "
                    + in.value(PlainAttributes.of(amount)));
        });
        var removed = removals.stream().map(in::name).toList();
        if (set.isEmpty() && removed.isEmpty()) {
            throw new IllegalStateException("The update changes nothing");
        }
        return (set.isEmpty() ? "" : "SET " + String.join(", ", set))
                + (set.isEmpty() || removed.isEmpty() ? "" : " ")
                + (removed.isEmpty() ? "" : "REMOVE " + String.join(", ", removed));
    }
}
