package io.sosw.local.dynamodb.table;

import io.sosw.local.dynamodb.value.Item;
import io.sosw.local.world.Timers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items with a time to live, by the second in which they end. One timer waits for the first of them. Guarded by
 * the table's lock.
 */
final class Expiries {
    /** "Items with a TTL older than five years are not deleted." */
    private static final Duration TOO_OLD = Duration.ofDays(5 * 365);

    private static final long MAX_SECOND = 253402300799L;

    private final String attribute;
    private final Clock clock;
    private final Timers timers;
    private final Runnable due;
    private final TreeMap<Long, Set<Item>> bySecond = new TreeMap<>();
    private long armedFor = Long.MAX_VALUE;
    private Timers.@Nullable Cancel armed;

    Expiries(String attribute, Clock clock, Timers timers, Runnable due) {
        this.attribute = attribute;
        this.clock = clock;
        this.timers = timers;
        this.due = due;
    }

    String attribute() {
        return attribute;
    }

    void replace(@Nullable Item before, @Nullable Item after) {
        var ended = before == null ? null : second(before);
        if (ended != null) {
            forget(ended, before);
        }
        var ends = after == null ? null : second(after);
        if (ends != null && after != null) {
            bySecond.computeIfAbsent(ends, at -> identitySet()).add(after);
            arm();
        }
    }

    private static Set<Item> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void forget(Long second, @Nullable Item item) {
        var items = bySecond.get(second);
        if (items != null) {
            items.remove(item);
            if (items.isEmpty()) {
                bySecond.remove(second);
            }
        }
    }

    /** Hands over all that ended, and waits for the next. */
    void expire(Consumer<Item> remove) {
        armed = null;
        armedFor = Long.MAX_VALUE;
        List<Item> ended = new ArrayList<>();
        bySecond.headMap(clock.instant().getEpochSecond(), true).values().forEach(ended::addAll);
        ended.forEach(remove);
        arm();
    }

    void stop() {
        if (armed != null) {
            armed.cancel();
        }
    }

    private void arm() {
        if (bySecond.isEmpty() || bySecond.firstKey() >= armedFor) {
            return;
        }
        stop();
        armedFor = bySecond.firstKey();
        var delay = Duration.between(clock.instant(), Instant.ofEpochSecond(armedFor));
        armed = timers.after(delay.isNegative() ? Duration.ZERO : delay, due);
    }

    private @Nullable Long second(Item item) {
        var value = item.get(attribute);
        if (value == null || value.type() != AttributeValue.Type.N) {
            return null;
        }
        var second = new BigDecimal(value.n()).setScale(0, RoundingMode.DOWN);
        if (second.signum() < 0 || second.compareTo(BigDecimal.valueOf(MAX_SECOND)) > 0) {
            return null;
        }
        var oldest = clock.instant().minus(TOO_OLD).getEpochSecond();
        return second.longValue() < oldest ? null : second.longValue();
    }
}
