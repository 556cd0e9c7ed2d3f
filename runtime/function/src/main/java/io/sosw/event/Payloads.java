package io.sosw.event;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payloads inside nested envelopes, bound to the event type. */
final class Payloads {
    /** As deep as the original sosw goes. */
    private static final int MOST_ENVELOPES = 10;

    private final Type type;
    private final List<@Nullable Object> found = new ArrayList<>();

    private Payloads(Type type) {
        this.type = type;
    }

    static List<@Nullable Object> of(@Nullable Object event, Type type) {
        var payloads = new Payloads(type);
        payloads.value(event, null, 0);
        return payloads.found;
    }

    static List<@Nullable Object> of(SqsMessage message, int index, Type type) {
        var payloads = new Payloads(type);
        payloads.message(message, index, 0);
        return payloads.found;
    }

    private void value(@Nullable Object value, @Nullable String text, int depth) {
        if (depth > MOST_ENVELOPES) {
            throw JsonException.at("", "more than " + MOST_ENVELOPES + " envelopes in each other");
        }
        switch (Envelope.of(value)) {
            case SQS -> messages(value, depth);
            case SNS -> notifications(value, depth);
            case SNS_NOTIFICATION -> notification(Members.of(value, "a notification"), depth);
            case S3 -> objects(value);
            case S3_TEST -> {}
            case EVENT_BRIDGE -> event(Members.of(value, "an event"), depth);
            case NONE -> payload(value, text);
        }
    }

    private void text(String text, int depth) {
        Object value;
        try {
            value = Json.parse(text);
        } catch (JsonException e) {
            if (type != String.class && type != Object.class && type != Void.class) {
                throw e;
            }
            found.add(type == Void.class ? null : text);
            return;
        }
        value(value, text, depth);
    }

    private void messages(@Nullable Object value, int depth) {
        var index = 0;
        for (var item : Members.of(value, "messages").list("Records")) {
            message(SqsMessage.from(item), index++, depth);
        }
    }

    private void message(SqsMessage message, int index, int depth) {
        if (type == SqsMessage.class) {
            found.add(message);
            return;
        }
        try {
            text(message.body(), depth + 1);
        } catch (JsonException e) {
            throw e.inside("body").inside(index).inside("Records");
        }
    }

    private void notifications(@Nullable Object value, int depth) {
        var index = 0;
        for (var item : Members.of(value, "notifications").list("Records")) {
            try {
                notification(Members.of(item, "a notification").inner("Sns"), depth);
            } catch (JsonException e) {
                throw e.inside("Sns").inside(index).inside("Records");
            }
            index++;
        }
    }

    private void notification(Members notification, int depth) {
        if (type == SnsMessage.class) {
            found.add(SnsMessage.from(notification));
            return;
        }
        try {
            text(notification.text("Message"), depth + 1);
        } catch (JsonException e) {
            throw e.inside("Message");
        }
    }

    private void objects(@Nullable Object value) {
        var index = 0;
        for (var item : Members.of(value, "a notification").list("Records")) {
            try {
                object(S3Object.from(item));
            } catch (JsonException e) {
                throw e.inside(index).inside("Records");
            }
            index++;
        }
    }

    private void event(Members event, int depth) {
        if (type == EventBridgeEvent.class) {
            found.add(EventBridgeEvent.from(event));
            return;
        }
        var detail = event.inner("detail");
        try {
            if ("aws.s3".equals(event.text("source")) && detail.hasObject("bucket") && detail.hasObject("object")) {
                object(S3Object.from(detail.object()));
            } else {
                value(detail.object(), null, depth + 1);
            }
        } catch (JsonException e) {
            throw e.inside("detail");
        }
    }

    private void object(S3Object object) {
        if (type == S3Object.class) {
            found.add(object);
        } else {
            payload(object.toMap(), null);
        }
    }

    private void payload(@Nullable Object value, @Nullable String text) {
        if (type == Void.class) {
            found.add(null);
        } else if (type == S3Object.class) {
            found.add(S3Object.from(value));
        } else if (type == String.class) {
            found.add(text != null ? text : value instanceof String plain ? plain : Json.write(value));
        } else if (type == SqsMessage.class || type == SnsMessage.class || type == EventBridgeEvent.class) {
            throw JsonException.at(
                    "",
                    "expected an event with " + ((Class<?>) type).getSimpleName() + " in it but found "
                            + Json.write(value));
        } else {
            found.add(Json.bind(value, type));
        }
    }
}
