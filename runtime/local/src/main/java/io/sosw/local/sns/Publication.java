package io.sosw.local.sns;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.world.AwsErrors;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * A message on its way to the subscribers.
 *
 * @param structure {@code json} when the message holds one text for each protocol
 * @param groupId FIFO group, or null
 * @param deduplicationId FIFO deduplication id, or null
 */
record Publication(
        String message,
        @Nullable String subject,
        @Nullable String structure,
        Map<String, MessageAttributeValue> attributes,
        @Nullable String groupId,
        @Nullable String deduplicationId) {

    private static final int MOST_BYTES = 262_144;
    private static final int LONGEST_SUBJECT = 100;

    static Publication checked(Publication given) {
        if (given.message == null || given.message.isEmpty()) {
            throw SnsErrors.invalid("Empty message");
        }
        if (given.message.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw SnsErrors.invalid("Message too long");
        }
        var subject = given.subject;
        if (subject != null
                && (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl))) {
            throw SnsErrors.invalid("Subject");
        }
        given.attributes.forEach(Publication::checkAttribute);
        if ("json".equals(given.structure) && !given.texts().containsKey("default")) {
            throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
        }
        return given;
    }

    private static void checkAttribute(String name, MessageAttributeValue value) {
        var type = Objects.requireNonNullElse(value.dataType(), "");
        if (type.isEmpty()) {
            throw SnsErrors.invalid(
                    "The message attribute '" + name + "' must contain non-empty message attribute type.");
        }
        var isEmpty = value.stringValue() == null || value.stringValue().isEmpty();
        if (isEmpty && value.binaryValue() == null) {
            throw SnsErrors.invalid(
                    "The message attribute '" + name + "' must contain non-empty message attribute value "
                            + "for message attribute type '" + type + "'.");
        }
    }

    /** What a protocol's subscribers read. */
    String textFor(String protocol) {
        if (!"json".equals(structure)) {
            return message;
        }
        var texts = texts();
        return String.valueOf(texts.containsKey(protocol) ? texts.get(protocol) : texts.get("default"));
    }

    private Map<?, ?> texts() {
        try {
            if (Json.parse(message) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JsonException e) {
            throw AwsErrors.because(SnsErrors.invalid("Message Structure - JSON message body failed to parse"), e);
        }
        throw SnsErrors.invalid("Message Structure - JSON message body failed to parse");
    }

    /** The attributes as a filter policy sees them. */
    Map<String, Object> attributeValues() {
        var values = new LinkedHashMap<String, Object>();
        attributes.forEach((name, value) -> {
            var text = value.stringValue();
            if (text != null) {
                values.put(name, filterValue(value.dataType(), text));
            }
        });
        return values;
    }

    private static Object filterValue(String type, String text) {
        try {
            return switch (type) {
                case "Number" -> new BigDecimal(text);
                case "String.Array" -> Objects.requireNonNullElse(Json.parse(text), text);
                default -> text;
            };
        } catch (NumberFormatException | JsonException e) {
            return text; // a value that is not what its type says matches as text only
        }
    }

    /** The attributes as subscribers read them in the envelope. */
    Map<String, Object> envelopeAttributes() {
        var all = new LinkedHashMap<String, Object>();
        attributes.forEach((name, value) -> all.put(name, Map.of("Type", value.dataType(), "Value", text(value))));
        return all;
    }

    /** The attributes as a raw delivery carries them. */
    Map<String, String> rawAttributes() {
        var all = new LinkedHashMap<String, String>();
        attributes.forEach((name, value) -> all.put(name, text(value)));
        return all;
    }

    private static String text(MessageAttributeValue value) {
        return value.binaryValue() == null
                ? value.stringValue()
                : Base64.getEncoder().encodeToString(value.binaryValue().asByteArrayUnsafe());
    }
}
