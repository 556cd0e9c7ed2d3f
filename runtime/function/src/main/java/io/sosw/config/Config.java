package io.sosw.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The effective configuration: defaults file &lt; environment &lt; command line. Every value knows its origin.
 *
 * <p>A test makes one from fixed values: {@code Config.fixed().with(DELIMITER, "!")}. Immutable and thread-safe.
 */
public final class Config {
    private final Map<String, Entry<?>> entries;
    private final boolean declaredOnly;

    private Config(Map<String, Entry<?>> entries, boolean declaredOnly) {
        this.entries = entries;
        this.declaredOnly = declaredOnly;
    }

    static Config loaded(Collection<Entry<?>> values) {
        var byName = new HashMap<String, Entry<?>>();
        for (Entry<?> entry : values) {
            byName.put(entry.option().name(), entry);
        }
        return new Config(byName, true);
    }

    /** Nothing but the defaults that the options declare; for tests. */
    public static Config fixed() {
        return new Config(Map.of(), false);
    }

    /** A copy with one more fixed value; for tests. */
    public <T> Config with(Option<T> option, T value) {
        var copy = new HashMap<>(entries);
        copy.put(option.name(), new Entry<>(option, value, new Origin.Fixed()));
        return new Config(copy, declaredOnly);
    }

    /**
     * The value of an option, already validated at start.
     *
     * @throws IllegalArgumentException if the option was not declared by the context's factory, or is required and a
     *     test gave it no value
     */
    public <T> T get(Option<T> option) {
        return entry(option).value();
    }

    /** Where the value of an option came from. */
    public Origin origin(Option<?> option) {
        return entry(option).origin();
    }

    /** All values with their origins, sorted by name. Secrets mask themselves. */
    public List<Entry<?>> entries() {
        return Collections.unmodifiableList(new ArrayList<>(new TreeMap<>(entries).values()));
    }

    @SuppressWarnings("unchecked")
    private <T> Entry<T> entry(Option<T> option) {
        Entry<?> entry = entries.get(option.name());
        if (entry != null && (!declaredOnly || entry.option() == option)) {
            return (Entry<T>) entry;
        }
        @Nullable T fallback = option.fallback();
        if (declaredOnly || fallback == null) {
            throw new IllegalArgumentException(
                    declaredOnly
                            ? option + " is not among the options() that the context's factory declares"
                            : option + " has no default: give the test a value by with(…)");
        }
        return new Entry<>(option, fallback, new Origin.Code());
    }

    /** Names and origins; secrets are masked. */
    @Override
    public String toString() {
        return "Config" + entries();
    }

    /**
     * One effective value.
     *
     * @param option what it is
     * @param value the value
     * @param origin where it came from
     * @param <T> the type of the value
     */
    public record Entry<T>(Option<T> option, T value, Origin origin) {

        /** The value as printed; a secret is masked. */
        public String text() {
            return option.type().text(value);
        }

        /** The value as plain JSON; a secret is masked. */
        public Object json() {
            return option.type().json(value);
        }

        @Override
        public String toString() {
            return option.name() + "=" + text() + " (" + origin.text() + ")";
        }
    }
}
