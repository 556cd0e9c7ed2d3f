package io.sosw.local.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as the template declares it.
 *
 * @param type as written, for example {@code CommaDelimitedList}
 * @param defaultValue null when the user has to give one
 * @param allowedValues empty: any
 * @param allowedPattern empty: any
 * @param bounds of length or value
 * @param noEcho its value is never shown
 */
public record Parameter(
        String name,
        String type,
        @Nullable String defaultValue,
        String description,
        List<String> allowedValues,
        String allowedPattern,
        String constraintDescription,
        Bounds bounds,
        boolean noEcho,
        Place place) {

    /** Whether {@code Ref} gives a list. */
    public boolean isList() {
        return valueType().equals("CommaDelimitedList") || valueType().startsWith("List<");
    }

    /** Whether the value given is the name of an SSM parameter that holds the real one. */
    public boolean isFromSsm() {
        return type.startsWith("AWS::SSM::Parameter::Value<");
    }

    String valueType() {
        return isFromSsm() ? type.substring("AWS::SSM::Parameter::Value<".length(), type.length() - 1) : type;
    }

    boolean isNumber() {
        return valueType().equals("Number") || valueType().equals("List<Number>");
    }

    /** Limits as written; null where unsaid. */
    public record Bounds(
            @Nullable Long minLength,
            @Nullable Long maxLength,
            java.math.@Nullable BigDecimal minValue,
            java.math.@Nullable BigDecimal maxValue) {}
}
