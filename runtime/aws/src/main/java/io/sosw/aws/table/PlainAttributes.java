package io.sosw.aws.table;

import io.sosw.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain JSON values as attributes and back, by their own types: nothing is guessed from what a text looks like. */
final class PlainAttributes {
    private PlainAttributes() {}

    static AttributeValue of(@Nullable Object value) {
        return ofPlain(Json.toValue(value));
    }

    static Map<String, AttributeValue> ofMap(Map<?, ?> plain) {
        var item = new LinkedHashMap<String, AttributeValue>();
        plain.forEach((name, value) -> item.put(String.valueOf(name), ofPlain(value)));
        return item;
    }

    private static AttributeValue ofPlain(@Nullable Object plain) {
        if (plain == null) {
            return AttributeValue.fromNul(true);
        }
        if (plain instanceof Boolean flag) {
            return AttributeValue.fromBool(flag);
        }
        if (plain instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        }
        if (plain instanceof List<?> list) {
            return AttributeValue.fromL(
                    list.stream().map(PlainAttributes::ofPlain).toList());
        }
        if (plain instanceof Map<?, ?> map) {
            return AttributeValue.fromM(ofMap(map));
        }
        return AttributeValue.fromS(plain.toString());
    }

    static @Nullable Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> number(value.n());
            case BOOL -> value.bool();
            case M -> plainMap(value.m());
            case L -> list(value.l());
            case SS -> new ArrayList<>(value.ss());
            case NS -> value.ns().stream().map(PlainAttributes::number).toList();
            case B -> Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
            case BS ->
                value.bs().stream()
                        .map(bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()))
                        .toList();
            default -> null;
        };
    }

    static Map<String, @Nullable Object> plainMap(Map<String, AttributeValue> item) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        item.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static List<@Nullable Object> list(List<AttributeValue> values) {
        List<@Nullable Object> plain = new ArrayList<>();
        values.forEach(value -> plain.add(plain(value)));
        return plain;
    }

    /** As the JSON codec reads it: whole numbers as long or BigInteger, others as BigDecimal. */
    static Number number(String text) {
        if (text.contains(".") || text.contains("e") || text.contains("E")) {
            return new BigDecimal(text);
        }
        var whole = new BigInteger(text);
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }
}
