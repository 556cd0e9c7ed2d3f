package io.sosw.local.sqs;

import io.sosw.local.world.AwsErrors;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What a message must be like to be taken. */
final class MessageRules {
    private static final Pattern NAME = Pattern.compile("(?!(?i:aws|amazon)\\.)[A-Za-z0-9_.-]{1,256}");
    private static final Pattern FIFO_ID =
            Pattern.compile("[A-Za-z0-9!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]^_`{|}~-]{1,128}");
    private static final int MOST_ATTRIBUTES = 10;

    private MessageRules() {}

    /** Body and attributes in bytes. */
    static long size(@Nullable String body, Map<String, MessageAttributeValue> attributes) {
        long size = body == null ? 0 : utf8Length(body);
        for (var entry : attributes.entrySet()) {
            var value = entry.getValue();
            size += utf8Length(entry.getKey());
            size += value.dataType() == null ? 0 : utf8Length(value.dataType());
            size += value.stringValue() == null ? 0 : utf8Length(value.stringValue());
            size += value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length;
        }
        return size;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static void check(@Nullable String body, Map<String, MessageAttributeValue> attributes, Settings settings) {
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        if (!body.codePoints().allMatch(MessageRules::isAllowed)) {
            throw SqsErrors.contents("Invalid binary character was found in the message body, the set of allowed "
                    + "characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
        }
        if (size(body, attributes) > settings.size) {
            throw SqsErrors.invalidParameter("One or more parameters are invalid. Reason: Message must be shorter than "
                    + settings.size + " bytes.");
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw SqsErrors.invalidParameter(
                    "Number of message attributes [" + attributes.size() + "] exceeds the allowed maximum [10].");
        }
        attributes.forEach(MessageRules::checkAttribute);
    }

    private static void checkAttribute(String name, MessageAttributeValue value) {
        if (!NAME.matcher(name).matches()) {
            throw SqsErrors.invalidParameter("Invalid message attribute name: " + name);
        }
        var type = value.dataType() == null ? "" : value.dataType().replaceFirst("\\..*", "");
        switch (type) {
            case "String", "Number" ->
                present(
                        name,
                        value.stringValue() != null && !value.stringValue().isEmpty(),
                        type);
            case "Binary" -> present(name, value.binaryValue() != null, type);
            case "" ->
                throw SqsErrors.invalidParameter(
                        "The message attribute '" + name + "' must contain a non-empty message attribute type.");
            default ->
                throw SqsErrors.invalidParameter("The type of message attribute '" + name + "' is invalid. You "
                        + "must use only the following supported type prefixes: Binary, Number, String.");
        }
        if (type.equals("Number")) {
            checkNumber(name, value.stringValue());
        }
    }

    private static void present(String name, boolean present, String type) {
        if (!present) {
            throw SqsErrors.invalidParameter(
                    "The message attribute '" + name + "' must contain a non-empty value of type '" + type + "'.");
        }
    }

    private static void checkNumber(String name, String text) {
        try {
            new java.math.BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw AwsErrors.because(
                    SqsErrors.invalidParameter("Could not cast message attribute '" + name + "' value to number."), e);
        }
    }

    /** The identifiers that FIFO queues want and others refuse. */
    static void checkFifo(@Nullable String groupId, @Nullable String deduplicationId, Settings settings) {
        if (!settings.fifo) {
            if (deduplicationId != null) {
                throw SqsErrors.outOfRange(
                        "MessageDeduplicationId",
                        deduplicationId,
                        "The request includes a parameter that is not valid for this queue type.");
            }
            return;
        }
        if (groupId == null) {
            throw SqsErrors.missing("MessageGroupId");
        }
        checkId("MessageGroupId", groupId);
        if (deduplicationId != null) {
            checkId("MessageDeduplicationId", deduplicationId);
        } else if (!settings.contentDeduplication) {
            throw SqsErrors.invalidParameter("The queue should either have ContentBasedDeduplication enabled or "
                    + "MessageDeduplicationId provided explicitly");
        }
    }

    private static void checkId(String parameter, String value) {
        if (!FIFO_ID.matcher(value).matches()) {
            throw SqsErrors.outOfRange(
                    parameter,
                    value,
                    parameter + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == 0x9 || c == 0xA || c == 0xD || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF;
    }
}
