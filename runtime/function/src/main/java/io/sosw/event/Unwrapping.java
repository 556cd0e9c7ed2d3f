package io.sosw.event;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the envelopes of SQS, SNS, S3 and EventBridge off an event, however they are nested, down to the units of work of
 * a function; the same code in Lambda, in the poller and in tests.
 *
 * <p>What a function gets is said by its event type:
 *
 * <ul>
 *   <li>{@link RawEvent}: the payload untouched, one run.
 *   <li>{@link SqsBatch}: all messages of the delivery, one run; {@link SqsMessage}: one run a message.
 *   <li>{@link SnsMessage}, {@link EventBridgeEvent}: unwrapped down to that envelope, one run each.
 *   <li>{@link S3Object}: one run an object, from a notification or {@code {bucket, key}}.
 *   <li>a record, {@code Map<String, Object>} and all else that {@link io.sosw.json.Json} binds: the JSON inside all
 *       envelopes; an S3 notification looks like {@code {"bucket": …, "key": …, "size": …}}, see {@link S3Object#toMap()}.
 *   <li>{@link String}: the text inside all envelopes, JSON or not; {@link Object}: JSON if it is JSON, else the text.
 *   <li>{@link Void}: nothing, one run for each message or event.
 * </ul>
 *
 * <p>One message may hold several units (an S3 notification with several records) or none ({@code s3:TestEvent}). A message
 * whose body does not fit the type gives a unit that carries the failure; the others are not affected.
 */
public final class Unwrapping {
    private Unwrapping() {}

    /**
     * The units of work in an event.
     *
     * @param event a plain JSON value, as delivered
     * @param type the function's event type
     */
    public static UnwrappedEvent unwrap(@Nullable Object event, Type type) {
        var envelope = Envelope.of(event);
        if (type == RawEvent.class) {
            return new UnwrappedEvent(
                    envelope, true, List.of(new UnitOfWork(null, 1, null, new RawEvent(event), null)));
        }
        if (type == SqsBatch.class) {
            return new UnwrappedEvent(envelope, true, List.of(batch(event)));
        }
        if (envelope != Envelope.SQS) {
            return new UnwrappedEvent(envelope, false, direct(event, type));
        }
        var units = new ArrayList<UnitOfWork>();
        var index = 0;
        for (var item : Members.of(event, "an event").list("Records")) {
            units.addAll(ofMessage(item, index++, type));
        }
        return new UnwrappedEvent(envelope, false, units);
    }

    /**
     * Whether the event is the payload itself, and the type says no more than how to bind it: then {@link Json#bind(Object,
     * Type)} is all there is to do, and a cold start loads no class of envelopes.
     */
    public static boolean isPayload(@Nullable Object event, Type type) {
        boolean enveloped = event instanceof Map<?, ?> map
                && (map.containsKey("Records")
                        || map.containsKey("TopicArn")
                        || map.containsKey("detail-type")
                        || map.containsKey("Event"));
        return !enveloped && !(type instanceof Class<?> named && told(named));
    }

    /** Whether the type says more than how to bind a payload. */
    private static boolean told(Class<?> type) {
        return type == String.class
                || type == Void.class
                || type.getPackageName().equals("io.sosw.event");
    }

    private static UnitOfWork batch(@Nullable Object event) {
        try {
            return Delivery.DIRECT.unit(SqsBatch.from(event), null);
        } catch (JsonException e) {
            return Delivery.DIRECT.unit(null, e);
        }
    }

    private static List<UnitOfWork> direct(@Nullable Object event, Type type) {
        try {
            return Delivery.DIRECT.units(Payloads.of(event, type));
        } catch (JsonException e) {
            return List.of(Delivery.DIRECT.unit(null, e));
        }
    }

    private static List<UnitOfWork> ofMessage(@Nullable Object item, int index, Type type) {
        // what is known of a message remains known if the rest turns out to be malformed: its failure must be reported
        var delivery = new Delivery(SqsMessage.id(Members.of(item, "a message of SQS")), 1, null);
        try {
            var message = from(item, index);
            delivery = new Delivery(message.messageId(), message.attempt(), message.groupId());
            return delivery.units(Payloads.of(message, index, type));
        } catch (JsonException e) {
            return List.of(delivery.unit(null, e));
        }
    }

    private static SqsMessage from(@Nullable Object item, int index) {
        try {
            return SqsMessage.from(item);
        } catch (JsonException e) {
            throw e.inside(index).inside("Records");
        }
    }

    private record Delivery(
            @Nullable String id, int attempt, @Nullable String groupId) {
        static final Delivery DIRECT = new Delivery(null, 1, null);

        UnitOfWork unit(@Nullable Object value, @Nullable JsonException malformed) {
            return new UnitOfWork(id, attempt, groupId, value, malformed);
        }

        List<UnitOfWork> units(List<@Nullable Object> values) {
            var units = new ArrayList<UnitOfWork>();
            for (var value : values) {
                units.add(unit(value, null));
            }
            return units;
        }
    }
}
