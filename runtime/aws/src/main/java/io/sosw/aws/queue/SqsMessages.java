package io.sosw.aws.queue;

import io.sosw.event.MessageAttribute;
import io.sosw.event.SqsMessage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** From the SDK's message to the one that Lambda delivers. */
final class SqsMessages {
    private SqsMessages() {}

    static SqsMessage of(Message message, String arn) {
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        return new SqsMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                new TreeMap<>(message.attributesAsStrings()),
                attributes,
                message.md5OfBody() == null ? "" : message.md5OfBody(),
                arn);
    }

    private static MessageAttribute attribute(MessageAttributeValue value) {
        var binary = value.binaryValue();
        return new MessageAttribute(
                value.dataType(),
                value.stringValue(),
                binary == null ? null : Base64.getEncoder().encodeToString(binary.asByteArray()));
    }
}
