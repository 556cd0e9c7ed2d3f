package io.sosw.local.sqs;

import io.sosw.local.world.Arn;
import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Where messages go that were received too often.
 *
 * @param target the dead-letter queue
 * @param maxReceives after how many receives
 */
record RedrivePolicy(Arn target, int maxReceives) {
    private static final int MOST = 1000;

    static RedrivePolicy parse(String json) {
        try {
            var node = JsonNode.parser().parse(json);
            var target =
                    node.field("deadLetterTargetArn").orElseThrow(() -> refuse(json, "missing deadLetterTargetArn"));
            var receives = node.field("maxReceiveCount").orElseThrow(() -> refuse(json, "missing maxReceiveCount"));
            var count = Integer.parseInt(receives.text() == null ? receives.toString() : receives.text());
            if (count < 1 || count > MOST) {
                throw refuse(json, "Invalid value for maxReceiveCount: " + count + ", valid values are from 1 to 1000");
            }
            return new RedrivePolicy(Arn.parse(target.text()), count);
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            throw AwsErrors.because(refuse(json, "Redrive policy is not a valid JSON map."), e);
        }
    }

    static RuntimeException refuse(String json, String reason) {
        return SqsErrors.outOfRange("RedrivePolicy", json, reason);
    }
}
