package io.sosw.local.dynamodb.value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Accepts a value and brings its numbers to their normal form, or rejects it with the service's words. */
public final class AttributeValidity {
    private static final int MAX_DEPTH = 32;

    private AttributeValidity() {}

    /** The value itself if nothing had to be changed. */
    public static AttributeValue accept(AttributeValue value) {
        return accept(value, 0);
    }

    public static Map<String, AttributeValue> acceptAll(Map<String, AttributeValue> values) {
        return acceptMap(values, 0);
    }

    private static AttributeValue accept(AttributeValue value, int depth) {
        if (depth > MAX_DEPTH) {
            throw Rejection.validation("Nesting Levels have exceeded supported limits: "
                    + "Attribute value has exceeded the maximum nesting level of 32");
        }
        var type = value.type();
        if (type == null || type == AttributeValue.Type.UNKNOWN_TO_SDK_VERSION) {
            throw untyped(value);
        }
        return switch (type) {
            case N -> number(value);
            case NUL -> nul(value);
            case SS -> stringSet(value);
            case NS -> numberSet(value);
            case BS -> binarySet(value);
            case L -> list(value, depth);
            case M -> map(value, depth);
            default -> value;
        };
    }

    private static RuntimeException untyped(AttributeValue value) {
        long types = Stream.of(value.s(), value.n(), value.b(), value.bool(), value.nul())
                        .filter(member -> member != null)
                        .count()
                + Stream.of(value.hasSs(), value.hasNs(), value.hasBs(), value.hasL(), value.hasM())
                        .filter(present -> present)
                        .count();
        return Rejection.validation(
                types > 1
                        ? "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
                                + "supported datatypes"
                        : "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    private static AttributeValue number(AttributeValue value) {
        var normal = DynamoNumber.normalise(value.n());
        return normal.equals(value.n()) ? value : AttributeValue.fromN(normal);
    }

    private static AttributeValue nul(AttributeValue value) {
        if (!value.nul()) {
            throw Rejection.invalidParameter("Null attribute value types must have the value of true");
        }
        return value;
    }

    private static AttributeValue stringSet(AttributeValue value) {
        if (value.ss().isEmpty()) {
            throw Rejection.invalidParameter("An string set  may not be empty");
        }
        if (hasDuplicates(value.ss())) {
            throw Rejection.invalidParameter(
                    "Input collection [%s] contains duplicates.".formatted(String.join(", ", value.ss())));
        }
        return value;
    }

    private static AttributeValue numberSet(AttributeValue value) {
        if (value.ns().isEmpty()) {
            throw Rejection.invalidParameter("An number set  may not be empty");
        }
        var normal = value.ns().stream().map(DynamoNumber::normalise).toList();
        if (hasDuplicates(normal)) {
            throw Rejection.validation("Input collection contains duplicates");
        }
        return normal.equals(value.ns()) ? value : AttributeValue.fromNs(normal);
    }

    private static AttributeValue binarySet(AttributeValue value) {
        if (value.bs().isEmpty()) {
            throw Rejection.invalidParameter("Binary sets should not be empty");
        }
        if (hasDuplicates(value.bs())) {
            throw Rejection.invalidParameter(value.bs().stream()
                    .map(SdkBytes::asByteArrayUnsafe)
                    .map(java.util.Base64.getEncoder()::encodeToString)
                    .collect(Collectors.joining(", ", "Input collection [", "]of type BS contains duplicates.")));
        }
        return value;
    }

    @SuppressWarnings("ReferenceEquality") // whether accepting made another value of it
    private static AttributeValue list(AttributeValue value, int depth) {
        List<AttributeValue> accepted = new ArrayList<>(value.l().size());
        boolean changed = false;
        for (var element : value.l()) {
            var good = accept(element, depth + 1);
            changed |= good != element;
            accepted.add(good);
        }
        return changed ? AttributeValue.fromL(accepted) : value;
    }

    @SuppressWarnings("ReferenceEquality") // whether accepting made another value of it
    private static AttributeValue map(AttributeValue value, int depth) {
        var accepted = acceptMap(value.m(), depth + 1);
        return accepted == value.m() ? value : AttributeValue.fromM(accepted);
    }

    @SuppressWarnings("ReferenceEquality") // whether accepting made another value of it
    private static Map<String, AttributeValue> acceptMap(Map<String, AttributeValue> values, int depth) {
        Map<String, AttributeValue> changed = null;
        for (var attribute : values.entrySet()) {
            var good = accept(attribute.getValue(), depth);
            if (good != attribute.getValue()) {
                changed = changed == null ? new LinkedHashMap<>(values) : changed;
                changed.put(attribute.getKey(), good);
            }
        }
        return changed == null ? values : changed;
    }

    private static boolean hasDuplicates(List<?> members) {
        return new HashSet<>(members).size() < members.size();
    }
}
