package io.sosw.invoke;

import io.sosw.json.Json;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a called function answered. */
public sealed interface Answer extends Serializable {

    /**
     * @param payload JSON text, {@code null} as the text of that name
     */
    record Result(String payload) implements Answer {

        /** The payload as a record or whatever else {@link Json} binds; null for the JSON of that name. */
        public <T> @Nullable T as(Class<T> type) {
            var value = Json.parse(payload);
            return value == null ? null : Json.bind(value, type);
        }
    }

    /**
     * The function ran and failed.
     *
     * @param errorType for example {@code java.lang.IllegalStateException}
     * @param errorMessage what it said
     */
    record Failure(String errorType, String errorMessage) implements Answer {}

    /**
     * The function did not run.
     *
     * @param reason as the service put it
     * @param passing whether trying later may help
     */
    record Refused(String reason, boolean passing) implements Answer {}

    /**
     * The answer was lost: the function may have run or not.
     *
     * @param reason what went wrong
     */
    record Unknown(String reason) implements Answer {}
}
