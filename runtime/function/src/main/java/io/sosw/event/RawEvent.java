package io.sosw.event;

import io.sosw.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The payload exactly as it came, with all its envelopes: the event type of a function that wants to see them. Such a
 * function runs once for the whole payload, and its result is the response; on a queue it should be a {@link
 * BatchResponse}.
 *
 * @param value the plain JSON value, see {@link Json}
 */
public record RawEvent(@Nullable Object value) {

    /** The payload bound to a record of the author's own. */
    public <T> T as(Class<T> type) {
        return Json.bind(value, type);
    }
}
