package io.sosw.local.dynamodb.value;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sizes by the rules of the developer guide, "Item sizes and formats": names count, numbers take a byte for two digits
 * and one more, lists and maps three bytes and one for each element.
 */
public final class ItemSize {
    /** 400 KB. */
    public static final int MAX_ITEM = 400 * 1024;

    private static final int CONTAINER = 3;

    private ItemSize() {}

    public static int of(Map<String, AttributeValue> item) {
        long size = 0;
        for (var attribute : item.entrySet()) {
            size += Utf8.length(attribute.getKey()) + (long) of(attribute.getValue());
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    public static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> Utf8.length(value.s());
            case N -> ofNumber(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(Utf8::length).sum();
            case NS -> value.ns().stream().mapToInt(ItemSize::ofNumber).sum();
            case BS ->
                value.bs().stream()
                        .map(SdkBytes::asByteArrayUnsafe)
                        .mapToInt(bytes -> bytes.length)
                        .sum();
            case L ->
                CONTAINER
                        + value.l().size()
                        + value.l().stream().mapToInt(ItemSize::of).sum();
            case M -> CONTAINER + value.m().size() + of(value.m());
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    private static int ofNumber(String number) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c > '0' && c <= '9') {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return 1;
        }
        int digits = last - first + 1;
        int sign = number.charAt(0) == '-' ? 1 : 0;
        return (digits + 1) / 2 + 1 + sign;
    }
}
