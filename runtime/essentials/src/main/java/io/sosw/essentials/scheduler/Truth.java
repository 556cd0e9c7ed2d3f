package io.sosw.essentials.scheduler;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What counts as set in a job: jobs come from JSON written for sosw, where null, false, 0 and empty mean unset. */
final class Truth {
    private Truth() {}

    static boolean of(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof CharSequence text) {
            return !text.isEmpty();
        }
        if (value instanceof Collection<?> items) {
            return !items.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty();
    }
}
