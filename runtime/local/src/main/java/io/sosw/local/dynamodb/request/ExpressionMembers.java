package io.sosw.local.dynamodb.request;

import io.sosw.local.dynamodb.expression.Expressions;
import io.sosw.local.dynamodb.expression.Substitutions;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which members of a request are expressions and which are of the time before; not both may be used. */
public final class ExpressionMembers {
    private final Map<String, Boolean> expressions = new LinkedHashMap<>();
    private final Map<String, Boolean> legacy = new LinkedHashMap<>();

    public ExpressionMembers expression(String member, @Nullable String value) {
        expressions.put(member, value != null);
        return this;
    }

    public ExpressionMembers legacy(String member, boolean present) {
        legacy.put(member, present);
        return this;
    }

    /** Checks the members and takes the placeholders as the request has them. */
    public Expressions with(Map<String, String> givenNames, @Nullable Map<String, AttributeValue> givenValues) {
        var names = set(givenNames);
        var values = set(givenValues);
        var used = present(expressions);
        var old = present(legacy);
        if (!used.isEmpty() && !old.isEmpty()) {
            throw Rejection.validation("Can not use both expression and non-expression parameters in the same request: "
                    + "Non-expression parameters: {" + String.join(", ", old) + "} "
                    + "Expression parameters: {" + String.join(", ", used) + "}");
        }
        if (names != null && used.isEmpty()) {
            throw Rejection.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        var valued = expressions.keySet().stream()
                .filter(member -> !member.equals("ProjectionExpression"))
                .toList();
        if (values != null && valued.stream().noneMatch(used::contains)) {
            throw Rejection.validation("ExpressionAttributeValues can only be specified when using expressions: "
                    + valued.stream().collect(Collectors.joining(" and "))
                    + (valued.size() > 1 ? " are null" : " is null"));
        }
        return new Expressions(Substitutions.of(names, values));
    }

    /** Null for a map that nobody set; one that was set to be empty is refused later. */
    private static <V> @Nullable Map<String, V> set(@Nullable Map<String, V> map) {
        return map instanceof SdkAutoConstructMap ? null : map;
    }

    private static List<String> present(Map<String, Boolean> members) {
        return members.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
