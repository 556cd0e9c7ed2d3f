package io.sosw.engine.event;

import io.sosw.error.UserError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as AWS documents it, with places for what differs.
 *
 * @param name for example {@code s3-put}
 * @param about what has happened, in a few words
 * @param options what may be given, with defaults
 * @param event a plain JSON value with {@code ${option}} in its texts
 */
public record Sample(String name, String about, Map<String, String> options, Map<?, ?> event) {

    /**
     * The event, a plain JSON value.
     *
     * @param given values by option; those of other names are left alone
     * @throws UserError if a value does not fit
     */
    public @Nullable Object event(Map<String, String> given) {
        var values = new java.util.LinkedHashMap<>(options);
        values.replaceAll(given::getOrDefault);
        return new Filling(values).fill(event);
    }
}
