package io.sosw.aws.topic;

import io.sosw.json.Json;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Values as message attributes, by their own types. */
final class TopicAttributes {
    private TopicAttributes() {}

    static MessageAttributeValue of(@Nullable Object value) {
        if (value instanceof String text) {
            return typed("String", text);
        }
        if (value instanceof Number number) {
            return typed("Number", number.toString());
        }
        if (value instanceof Boolean flag) {
            return typed("String", flag.toString());
        }
        if (value instanceof Collection<?> all) {
            return typed("String.Array", Json.write(all));
        }
        throw new IllegalArgumentException("A message attribute is a text, a number, a flag or a list of them, not "
                + (value == null ? "null" : value.getClass().getName()));
    }

    private static MessageAttributeValue typed(String type, String text) {
        return MessageAttributeValue.builder().dataType(type).stringValue(text).build();
    }
}
