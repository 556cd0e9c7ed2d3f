package io.sosw.local.dynamodb.read;

import io.sosw.local.dynamodb.table.KeyRules;
import io.sosw.local.dynamodb.value.AttributeValidity;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** {@code ExclusiveStartKey}: where the page before ended. */
final class StartKey {
    private static final String INVALID = "The provided starting key is invalid";

    private StartKey() {}

    /** The place behind which to go on. */
    static byte[] position(Source source, Map<String, AttributeValue> given) {
        var key = accepted(given);
        Set<String> names = new HashSet<>();
        source.keys().attributes().forEach(attribute -> names.add(attribute.name()));
        source.table().keys().attributes().forEach(attribute -> names.add(attribute.name()));
        if (!key.keySet().equals(names)) {
            throw Rejection.validation(
                    source.index() == null
                            ? INVALID + ": The provided key element does not match the schema"
                            : INVALID);
        }
        Map<String, AttributeValue> tableKey = new HashMap<>(key);
        tableKey.keySet().removeIf(name -> !source.table().keys().has(name));
        Map<String, AttributeValue> indexKey = new HashMap<>(key);
        indexKey.keySet().removeIf(name -> !source.keys().has(name));
        try {
            KeyRules.checkKey(source.table().keys(), tableKey);
            KeyRules.checkKey(source.keys(), indexKey);
        } catch (DynamoDbException e) {
            throw invalid(e);
        }
        return position(source.items().position(key));
    }

    private static byte[] position(byte @Nullable [] position) {
        if (position == null) {
            throw Rejection.validation(INVALID);
        }
        return position;
    }

    private static Map<String, AttributeValue> accepted(Map<String, AttributeValue> given) {
        try {
            return AttributeValidity.acceptAll(given);
        } catch (DynamoDbException e) {
            throw invalid(e);
        }
    }

    private static DynamoDbException invalid(DynamoDbException cause) {
        var rejection =
                Rejection.validation(INVALID + ": " + cause.awsErrorDetails().errorMessage());
        rejection.addSuppressed(cause);
        return rejection;
    }
}
