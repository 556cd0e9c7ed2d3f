package io.sosw.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Equality and order of attribute values, as conditions and filters see them. */
public final class ValueOrder {
    private ValueOrder() {}

    public static boolean isOrdered(AttributeValue value) {
        return switch (value.type()) {
            case S, N, B -> true;
            default -> false;
        };
    }

    /** Both are of the same type, one of S, N and B. */
    public static int compare(AttributeValue left, AttributeValue right) {
        return switch (left.type()) {
            case S -> Utf8.compare(left.s(), right.s());
            case N -> new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()));
            case B ->
                Arrays.compareUnsigned(left.b().asByteArrayUnsafe(), right.b().asByteArrayUnsafe());
            default -> throw new IllegalArgumentException("Not ordered: " + TypeName.of(left));
        };
    }

    public static boolean equal(AttributeValue left, AttributeValue right) {
        if (left.type() != right.type()) {
            return false;
        }
        return switch (left.type()) {
            case N -> left.n().equals(right.n());
            case SS -> sameMembers(left.ss(), right.ss());
            case NS -> sameMembers(left.ns(), right.ns());
            case BS -> sameMembers(left.bs(), right.bs());
            case L -> equalLists(left.l(), right.l());
            case M ->
                left.m().size() == right.m().size()
                        && left.m().entrySet().stream().allMatch(e -> {
                            var other = right.m().get(e.getKey());
                            return other != null && equal(e.getValue(), other);
                        });
            default -> left.equals(right);
        };
    }

    /** Whether {@code whole} begins with {@code start}; both strings, or both binary. */
    public static boolean beginsWith(AttributeValue whole, AttributeValue start) {
        if (whole.type() != start.type()) {
            return false;
        }
        return switch (whole.type()) {
            case S -> whole.s().startsWith(start.s());
            case B -> indexOf(whole.b(), start.b()) == 0;
            default -> false;
        };
    }

    /** The function {@code contains}: a substring, or an element of a set or list. */
    public static boolean contains(AttributeValue whole, AttributeValue part) {
        return switch (whole.type()) {
            case S -> part.s() != null && whole.s().contains(part.s());
            case B -> part.b() != null && indexOf(whole.b(), part.b()) >= 0;
            case SS -> part.s() != null && whole.ss().contains(part.s());
            case NS -> part.n() != null && whole.ns().contains(part.n());
            case BS -> part.b() != null && whole.bs().contains(part.b());
            case L -> whole.l().stream().anyMatch(element -> equal(element, part));
            default -> false;
        };
    }

    private static boolean equalLists(List<AttributeValue> left, List<AttributeValue> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static <T> boolean sameMembers(List<T> left, List<T> right) {
        return left.size() == right.size() && new HashSet<>(left).containsAll(right);
    }

    private static int indexOf(SdkBytes whole, SdkBytes part) {
        byte[] bytes = whole.asByteArrayUnsafe();
        byte[] sought = part.asByteArrayUnsafe();
        for (int i = 0; i <= bytes.length - sought.length; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        return -1;
    }
}
