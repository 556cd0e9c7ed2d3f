package io.sosw.local.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class KeyBytesTest {
    private static final int PAIRS = 3_000;
    private final Random random = new Random(1);

    @Test
    void numbersKeepTheirOrder() {
        for (int i = 0; i < PAIRS; i++) {
            var left = number();
            var right = random.nextInt(10) == 0 ? left : number();
            assertSameOrder(
                    left.compareTo(right),
                    AttributeValue.fromN(DynamoNumber.text(left)),
                    AttributeValue.fromN(DynamoNumber.text(right)));
        }
    }

    @Test
    void stringsKeepTheOrderOfTheirBytes() {
        for (int i = 0; i < PAIRS; i++) {
            var left = text();
            var right = text();
            var order = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
            assertSameOrder(order, AttributeValue.fromS(left), AttributeValue.fromS(right));
            assertThat(Integer.signum(Utf8.compare(left, right))).isEqualTo(Integer.signum(order));
            assertThat(Utf8.length(left)).isEqualTo(left.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void binaryKeepsItsOrder() {
        for (int i = 0; i < PAIRS; i++) {
            var left = bytes();
            var right = bytes();
            assertSameOrder(
                    Arrays.compareUnsigned(left, right),
                    AttributeValue.fromB(SdkBytes.fromByteArray(left)),
                    AttributeValue.fromB(SdkBytes.fromByteArray(right)));
        }
    }

    @Test
    void whatBeginsWithAPrefixLiesBetweenItsBounds() {
        for (int i = 0; i < PAIRS; i++) {
            var whole = bytes();
            var start = bytes();
            var from = new KeyBytes().appendPrefix(binary(start)).toBytes();
            var to = new KeyBytes().appendPrefix(binary(start)).toEnd();
            var place = new KeyBytes().append(binary(whole)).toBytes();
            boolean inside = Arrays.compareUnsigned(from, place) <= 0 && Arrays.compareUnsigned(place, to) < 0;
            boolean begins =
                    whole.length >= start.length && Arrays.equals(whole, 0, start.length, start, 0, start.length);
            assertThat(inside).isEqualTo(begins);
        }
    }

    @Test
    void theFirstAttributeDecidesAndTheSecondBreaksTies() {
        var first = new KeyBytes().append(AttributeValue.fromS("a")).append(AttributeValue.fromN("-5"));
        var second = new KeyBytes().append(AttributeValue.fromS("a")).append(AttributeValue.fromN("3"));
        var third = new KeyBytes().append(AttributeValue.fromS("ab")).append(AttributeValue.fromN("-100"));
        List<byte[]> places = new ArrayList<>(List.of(third.toBytes(), second.toBytes(), first.toBytes()));
        places.sort(Arrays::compareUnsigned);
        assertThat(places).containsExactly(first.toBytes(), second.toBytes(), third.toBytes());
    }

    private static AttributeValue binary(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
    }

    private static void assertSameOrder(int order, AttributeValue left, AttributeValue right) {
        var bytes = Arrays.compareUnsigned(
                new KeyBytes().append(left).toBytes(),
                new KeyBytes().append(right).toBytes());
        assertThat(Integer.signum(bytes)).as("%s and %s", left, right).isEqualTo(Integer.signum(order));
    }

    private BigDecimal number() {
        if (random.nextInt(20) == 0) {
            return BigDecimal.ZERO;
        }
        var digits = new BigInteger(1 + random.nextInt(120), random);
        int scale = random.nextInt(4) == 0 ? random.nextInt(80) - 40 : random.nextInt(6);
        var number = new BigDecimal(digits, scale);
        return random.nextBoolean() ? number : number.negate();
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int[] alphabet = {0, 1, 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xE000, 0xFFFD, 0x10000, 0x10FFFF};
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private byte[] bytes() {
        byte[] alphabet = {0, 1, 2, (byte) 0xFD, (byte) 0xFE, (byte) 0xFF};
        var bytes = new byte[random.nextInt(5)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return bytes;
    }
}
