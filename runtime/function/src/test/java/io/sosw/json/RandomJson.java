package io.sosw.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random plain values, and random damage to texts. */
final class RandomJson {
    private static final String[] NOTEWORTHY = {
        "",
        "\"",
        "\\",
        "/",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u2028",
        "é",
        "€",
        "𝄞",
        "\uFFFF",
        "\uFFFD",
        "\n\r\t\b\f",
        "key"
    };
    private static final String SYNTAX = "{}[]:,\"\\0123456789-+.eEtrufalsn \n\t\u0001\u00a0/*'";

    private final SplittableRandom random;

    RandomJson(SplittableRandom random) {
        this.random = random;
    }

    @Nullable
    Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> integer();
            case 4 -> decimal();
            case 5, 6 -> text();
            case 7 -> list(depth);
            default -> map(depth);
        };
    }

    private Object integer() {
        var big = new BigInteger(random.nextInt(1, 200), new java.util.Random(random.nextLong()));
        var signed = random.nextBoolean() ? big : big.negate();
        return signed.bitLength() < 64 ? (Object) signed.longValue() : signed;
    }

    private BigDecimal decimal() {
        var digits = new BigInteger(random.nextInt(1, 130), new java.util.Random(random.nextLong()));
        // a scale of 0 would be written as an integer
        var scale = random.nextBoolean() ? random.nextInt(1, 40) : -random.nextInt(1, 400);
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
    }

    private String text() {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i > 0; i--) {
            switch (random.nextInt(3)) {
                case 0 -> text.append(NOTEWORTHY[random.nextInt(NOTEWORTHY.length)]);
                case 1 -> text.append((char) random.nextInt(' ', 127));
                default -> text.appendCodePoint(codePoint());
            }
        }
        return text.toString();
    }

    private int codePoint() {
        var code = random.nextInt(Character.MAX_CODE_POINT + 1);
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? 'x' : code;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (var i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (var i = random.nextInt(5); i > 0; i--) {
            map.put(text(), value(depth - 1));
        }
        return map;
    }

    /** Deletes, doubles, swaps in or cuts at a random place; sometimes leaves the text as it is. */
    String damaged(String text) {
        var out = new StringBuilder(text);
        for (var i = random.nextInt(3); i > 0 && !out.isEmpty(); i--) {
            var at = random.nextInt(out.length());
            switch (random.nextInt(5)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, out.charAt(at));
                case 2 -> out.insert(at, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
                case 3 -> out.setCharAt(at, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
                default -> out.setLength(at);
            }
        }
        return out.toString();
    }
}
