package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one item.
 *
 * @param before null if there was none
 * @param after null if there is none any more
 * @param expired whether its time to live ended it
 */
public record Change(@Nullable Item before, @Nullable Item after, boolean expired) {

    /** Whoever wants to know of changes, in their order; called while the table is locked. */
    @FunctionalInterface
    public interface Listener {
        void changed(Change change);
    }
}
