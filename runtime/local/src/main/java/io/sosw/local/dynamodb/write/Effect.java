package io.sosw.local.dynamodb.write;

import io.sosw.local.dynamodb.expression.Update;
import io.sosw.local.dynamodb.table.KeyRules;
import io.sosw.local.dynamodb.table.Table;
import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.dynamodb.value.ItemSize;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a write makes of the item that was there. */
public sealed interface Effect {

    /** Null: no item afterwards. */
    @Nullable
    Item on(Table table, @Nullable Item before);

    record Put(Item item) implements Effect {
        @Override
        public Item on(Table table, @Nullable Item before) {
            return item;
        }
    }

    record Delete() implements Effect {
        @Override
        public @Nullable Item on(Table table, @Nullable Item before) {
            return null;
        }
    }

    /** A condition check: nothing changes. */
    record Keep() implements Effect {
        @Override
        public @Nullable Item on(Table table, @Nullable Item before) {
            return before;
        }
    }

    /**
     * @param key of the item to make if there is none
     */
    record Change(Map<String, AttributeValue> key, Update update) implements Effect {
        @Override
        public Item on(Table table, @Nullable Item before) {
            var changed = update.applyTo(before == null ? key : before);
            KeyRules.checkIndexKeys(table, changed);
            if (ItemSize.of(changed) > ItemSize.MAX_ITEM) {
                throw Rejection.validation("Item size to update has exceeded the maximum allowed size");
            }
            return table.item(changed);
        }
    }
}
