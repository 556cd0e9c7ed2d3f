package io.sosw.local.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The digests by which clients check what they sent.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">
 *     Calculating the MD5 message digest for message attributes</a>
 */
final class AttributeDigest {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private AttributeDigest() {}

    static String ofBody(String body) {
        return hex("MD5", body.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(String body) {
        return hex("SHA-256", body.getBytes(StandardCharsets.UTF_8));
    }

    static String ofAttributes(Map<String, MessageAttributeValue> attributes) {
        var bytes = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, value) -> {
            part(bytes, name.getBytes(StandardCharsets.UTF_8));
            part(bytes, value.dataType().getBytes(StandardCharsets.UTF_8));
            if (value.stringValue() != null) {
                bytes.write(TEXT);
                part(bytes, value.stringValue().getBytes(StandardCharsets.UTF_8));
            } else {
                bytes.write(BINARY);
                part(bytes, value.binaryValue().asByteArrayUnsafe());
            }
        });
        return hex("MD5", bytes.toByteArray());
    }

    private static void part(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
