package io.sosw.local.dynamodb.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds the bytes by which a table or index orders its entries: a hash of the partition key, then the key attributes,
 * each encoded so that comparing bytes unsigned compares values, and none is a prefix of another.
 */
public final class KeyBytes {
    private static final int HASH_LENGTH = 4;
    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;
    private static final int POSITIVE = 3;
    private static final int EXPONENT_BIAS = 130;

    private byte[] bytes = new byte[64];
    private int length;

    /** Starts with the partition key's hash, so that partitions are spread as segments of a parallel scan need it. */
    public KeyBytes partition(AttributeValue value) {
        length = HASH_LENGTH;
        append(value);
        int hash = 1;
        for (int i = HASH_LENGTH; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash = mix(hash);
        for (int i = 0; i < HASH_LENGTH; i++) {
            bytes[i] = (byte) ((hash >>> (24 - 8 * i)) & 0xFF);
        }
        return this;
    }

    public KeyBytes append(AttributeValue value) {
        switch (value.type()) {
            case S -> terminated(value.s().getBytes(StandardCharsets.UTF_8));
            case B -> terminated(value.b().asByteArrayUnsafe());
            case N -> number(new BigDecimal(value.n()));
            default -> throw new IllegalArgumentException("Not a key: " + TypeName.of(value));
        }
        return this;
    }

    /** The bytes of all values that begin with this string or binary value. */
    public KeyBytes appendPrefix(AttributeValue value) {
        escaped(
                value.type() == AttributeValue.Type.S
                        ? value.s().getBytes(StandardCharsets.UTF_8)
                        : value.b().asByteArrayUnsafe());
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Greater than all that begins with what was appended, and smaller than all that is greater than those. */
    public byte[] toEnd() {
        var end = Arrays.copyOf(bytes, length + 1);
        end[length] = (byte) 0xFF;
        return end;
    }

    private void terminated(byte[] content) {
        escaped(content);
        add(0);
        add(0);
    }

    /** Zero becomes 0,1 so that 0,0 ends a value; 0xFF becomes 0xFE,0xFF so that {@link #toEnd} is beyond all. */
    private void escaped(byte[] content) {
        for (byte b : content) {
            switch (b) {
                case 0 -> {
                    add(0);
                    add(1);
                }
                case (byte) 0xFF -> {
                    add(0xFE);
                    add(0xFF);
                }
                case (byte) 0xFE -> {
                    add(0xFE);
                    add(0xFE);
                }
                default -> add(b);
            }
        }
    }

    private void number(BigDecimal value) {
        if (value.signum() == 0) {
            add(ZERO);
            return;
        }
        int flip = value.signum() < 0 ? 0xFF : 0;
        var stripped = value.stripTrailingZeros();
        var digits = stripped.unscaledValue().abs().toString();
        add(flip == 0 ? POSITIVE : NEGATIVE);
        int exponent = stripped.precision() - stripped.scale() - 1 + EXPONENT_BIAS;
        add((exponent / 16 + 1) ^ flip);
        add((exponent % 16 + 1) ^ flip);
        for (int i = 0; i < digits.length(); i += 2) {
            int low = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
            add(((digits.charAt(i) - '0') * 10 + low + 1) ^ flip);
        }
        add(flip);
    }

    private void add(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) value;
    }

    private static int mix(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
