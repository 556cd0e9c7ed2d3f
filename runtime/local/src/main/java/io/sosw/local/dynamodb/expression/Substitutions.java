package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The {@code #names} and {@code :values} of one request, and which of them its expressions used. */
public final class Substitutions {
    private static final Pattern NAME = Pattern.compile("#[0-9a-zA-Z_]+");
    private static final Pattern VALUE = Pattern.compile(":[0-9a-zA-Z_]+");

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    private Substitutions(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
        this.unusedNames = new LinkedHashSet<>(names.keySet());
        this.unusedValues = new LinkedHashSet<>(values.keySet());
    }

    /**
     * @param names null when the request has none
     * @param values null when the request has none
     */
    public static Substitutions of(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        return new Substitutions(
                names == null ? Map.of() : checkedNames(names), values == null ? Map.of() : checkedValues(values));
    }

    private static Map<String, String> checkedNames(Map<String, String> names) {
        if (names.isEmpty()) {
            throw Rejection.validation("ExpressionAttributeNames must not be empty");
        }
        checkKeys("ExpressionAttributeNames", NAME, names.keySet());
        return names;
    }

    private static Map<String, AttributeValue> checkedValues(Map<String, AttributeValue> values) {
        if (values.isEmpty()) {
            throw Rejection.validation("ExpressionAttributeValues must not be empty");
        }
        checkKeys("ExpressionAttributeValues", VALUE, values.keySet());
        Map<String, AttributeValue> accepted = new java.util.LinkedHashMap<>(values);
        accepted.replaceAll(Substitutions::accept);
        return accepted;
    }

    private static AttributeValue accept(String key, AttributeValue value) {
        try {
            return AttributeValidity.accept(value);
        } catch (DynamoDbException e) {
            throw invalid(key, e);
        }
    }

    private static DynamoDbException invalid(String key, AwsServiceException cause) {
        var rejection = Rejection.validation("ExpressionAttributeValues contains invalid value: "
                + cause.awsErrorDetails().errorMessage() + " for key " + key);
        rejection.addSuppressed(cause);
        return rejection;
    }

    private static void checkKeys(String parameter, Pattern pattern, Set<String> keys) {
        for (var key : keys) {
            if (!pattern.matcher(key).matches()) {
                throw Rejection.validation(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        }
    }

    @Nullable
    String name(String placeholder) {
        unusedNames.remove(placeholder);
        return names.get(placeholder);
    }

    @Nullable
    AttributeValue value(String placeholder) {
        unusedValues.remove(placeholder);
        return values.get(placeholder);
    }

    /** To be called when all expressions of the request were read. */
    public void rejectUnused() {
        rejectUnused("ExpressionAttributeNames", unusedNames);
        rejectUnused("ExpressionAttributeValues", unusedValues);
    }

    private static void rejectUnused(String parameter, Set<String> keys) {
        if (!keys.isEmpty()) {
            throw Rejection.validation("Value provided in " + parameter + " unused in expressions: keys: {"
                    + String.join(", ", keys) + "}");
        }
    }
}
