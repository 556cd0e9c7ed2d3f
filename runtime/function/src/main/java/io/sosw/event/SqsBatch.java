package io.sosw.event;

import io.sosw.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All messages of one delivery: the event type of a function that works on a batch at once, for example by one batched
 * insert. It runs once a batch; if it throws, every message counts as failed, so return a {@link BatchResponse} to fail
 * only some.
 *
 * @param messages in the order of the queue
 */
public record SqsBatch(List<SqsMessage> messages) {

    /** Keeps a copy of the list. */
    public SqsBatch {
        messages = List.copyOf(messages);
    }

    /**
     * Reads the event that Lambda delivers for a queue.
     *
     * @param event a plain JSON value
     * @throws JsonException if it is something else
     */
    public static SqsBatch from(@Nullable Object event) {
        if (!Envelope.of(event).equals(Envelope.SQS)) {
            throw JsonException.at(
                    "", "expected a batch of SQS messages ({\"Records\": [{\"eventSource\": \"aws:sqs\", …}]})");
        }
        var messages = new ArrayList<SqsMessage>();
        for (var message : Members.of(event, "an event").list("Records")) {
            try {
                messages.add(SqsMessage.from(message));
            } catch (JsonException e) {
                throw e.inside(messages.size()).inside("Records");
            }
        }
        return new SqsBatch(messages);
    }

    /** The very event that Lambda delivers for these messages, as a plain JSON value. */
    public Map<String, @Nullable Object> toEvent() {
        List<@Nullable Object> records = new ArrayList<>();
        for (var message : messages) {
            records.add(message.toMap());
        }
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("Records", records);
        return event;
    }
}
