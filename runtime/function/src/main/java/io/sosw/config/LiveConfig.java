package io.sosw.config;

import io.sosw.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Configuration that changes without a deployment: default &lt; shared &lt; function &lt; custom, each laid over the one
 * before by {@link DeepMerge}. Shared and function's are read from a {@link ConfigSource} when first asked for and again
 * when they are older than a duration; what cannot be read again stays as it was, with a warning.
 *
 * <p>Safe for use by several threads: one reads again, the others see the last values meanwhile.
 */
public final class LiveConfig {
    private final ConfigSource source;
    private final List<String> names;
    private final Map<String, @Nullable Object> defaults;
    private final Map<String, @Nullable Object> custom;
    private final Duration refresh;
    private final Clock clock;
    private final Logger log;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Snapshot snapshot;

    /**
     * @param names of the values in the source, weakest first; sosw's are {@code sosw_essential_config} and {@code
     *     <function>_config}; names that the source does not have count as empty
     * @param defaults below all
     * @param custom above all
     * @param refresh the age at which values are read again
     * @param log takes the warning that values could not be read again
     */
    public LiveConfig(
            ConfigSource source,
            List<String> names,
            Map<String, ? extends @Nullable Object> defaults,
            Map<String, ? extends @Nullable Object> custom,
            Duration refresh,
            Clock clock,
            Logger log) {
        this.source = source;
        this.names = List.copyOf(names);
        this.defaults = DeepMerge.of(defaults, Map.of());
        this.custom = DeepMerge.of(custom, Map.of());
        this.refresh = refresh;
        this.clock = clock;
        this.log = log;
    }

    /**
     * The values as of now.
     *
     * @throws RuntimeException what the source threw, if nothing was ever read
     */
    public Map<String, @Nullable Object> values() {
        var known = snapshot;
        if (known != null && clock.instant().isBefore(known.until)) {
            return known.values;
        }
        if (known == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known.values;
        }
        try {
            return read(snapshot);
        } finally {
            reading.unlock();
        }
    }

    /** The values as of now, as a record or whatever else {@link Json} binds. */
    public <T> T as(Class<T> type) {
        return Json.bind(values(), type);
    }

    private Map<String, @Nullable Object> read(@Nullable Snapshot known) {
        if (known != null && clock.instant().isBefore(known.until)) {
            return known.values; // another thread was quicker
        }
        var until = clock.instant().plus(refresh);
        Map<String, @Nullable Object> values;
        try {
            values = merged();
        } catch (RuntimeException e) {
            if (known == null) {
                throw e;
            }
            log.log(Level.WARNING, "The configuration " + names + " stays as it was: " + e.getMessage(), e);
            values = known.values;
        }
        snapshot = new Snapshot(values, until);
        return values;
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as names
    private Map<String, @Nullable Object> merged() {
        var merged = defaults;
        for (var name : names) {
            var value = source.find(name);
            if (value instanceof Map<?, ?> map) {
                merged = DeepMerge.of(merged, (Map<String, @Nullable Object>) map);
            } else if (value != null) {
                throw new IllegalStateException("The configuration " + name + " is no JSON object");
            }
        }
        return DeepMerge.of(merged, custom);
    }

    private record Snapshot(Map<String, @Nullable Object> values, Instant until) {}
}
