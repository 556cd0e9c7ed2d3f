package io.sosw.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute that the sender put beside the body of a message.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, perhaps with a label of the sender's own
 * @param stringValue the value of a {@code String} or {@code Number}
 * @param binaryValue the value of a {@code Binary}, in base64
 */
public record MessageAttribute(
        String dataType,
        @Nullable String stringValue,
        @Nullable String binaryValue) {

    /** A text attribute. */
    public static MessageAttribute text(String value) {
        return new MessageAttribute("String", value, null);
    }

    static MessageAttribute from(@Nullable Object value) {
        var members = Members.of(value, "a message attribute");
        return new MessageAttribute(
                members.text("dataType"), members.textOrNull("stringValue"), members.textOrNull("binaryValue"));
    }

    /** As Lambda delivers it: the two lists are always there and always empty. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (stringValue != null) {
            map.put("stringValue", stringValue);
        }
        if (binaryValue != null) {
            map.put("binaryValue", binaryValue);
        }
        map.put("stringListValues", List.of());
        map.put("binaryListValues", List.of());
        map.put("dataType", dataType);
        return map;
    }
}
