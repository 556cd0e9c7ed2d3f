package io.sosw.local.sqs;

import io.sosw.local.world.AwsErrors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * What a receiver shows to delete a message.
 *
 * @param queue the queue's name
 * @param message the message's id
 * @param receive the how manieth receive it was
 */
record ReceiptHandle(String queue, UUID message, int receive) {

    static ReceiptHandle parse(String text) {
        try {
            var parts = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
            if (parts.length == 3) {
                return new ReceiptHandle(parts[0], UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
            }
        } catch (IllegalArgumentException e) {
            throw AwsErrors.because(SqsErrors.handle(text), e);
        }
        throw SqsErrors.handle(text);
    }

    @Override
    public String toString() {
        var text = queue + "/" + message + "/" + receive;
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
