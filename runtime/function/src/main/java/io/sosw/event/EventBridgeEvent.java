package io.sosw.event;

import io.sosw.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of EventBridge with its envelope: the event type of a function that wants to know source, kind or time and not
 * only the detail.
 *
 * @param id given by EventBridge
 * @param source as in {@code aws.s3} or {@code com.acme.orders}
 * @param detailType the kind, as in {@code Scheduled Event}
 * @param time when it happened, ISO 8601
 * @param detail what happened
 */
public record EventBridgeEvent(
        String id,
        String source,
        String detailType,
        @Nullable String time,
        Map<String, Object> detail) {

    @SuppressWarnings("unchecked")
    static EventBridgeEvent from(Members event) {
        return new EventBridgeEvent(
                event.text("id"), event.text("source"), event.text("detail-type"), event.textOrNull("time"), (Map<
                                String, Object>)
                        event.inner("detail").object());
    }

    /** The detail bound to a record of the author's own. */
    public <T> T detailAs(Class<T> type) {
        return Json.bind(detail, type);
    }
}
