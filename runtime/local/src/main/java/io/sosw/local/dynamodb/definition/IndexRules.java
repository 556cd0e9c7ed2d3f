package io.sosw.local.dynamodb.definition;

import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** Key schemas and projections. */
final class IndexRules {
    private IndexRules() {}

    static void checkMembers(
            Constraints constraints,
            String path,
            @Nullable String name,
            List<KeySchemaElement> keys,
            @Nullable Projection projection) {
        var member = path + ".member";
        constraints
                .name(member + ".indexName", name, 3)
                .length(member + ".keySchema", TableRules.shown(keys), 1, 2)
                .notNull(member + ".projection", projection);
        checkElements(constraints, member + ".keySchema", keys);
        if (projection != null) {
            constraints.oneOf(
                    member + ".projection.projectionType",
                    projection.projectionTypeAsString(),
                    "ALL",
                    "INCLUDE",
                    "KEYS_ONLY");
        }
    }

    static void checkElements(Constraints constraints, String path, List<KeySchemaElement> keys) {
        int i = 1;
        for (var key : keys) {
            constraints
                    .notNull(path + "." + i + ".member.attributeName", key.attributeName())
                    .oneOf(path + "." + i++ + ".member.keyType", key.keyTypeAsString(), "HASH", "RANGE");
        }
    }

    static void check(List<KeySchemaElement> keys, Projection projection, List<String> defined) {
        checkKeys(keys, defined);
        if (projection.projectionType() == null) {
            throw Rejection.invalidParameter("Unknown ProjectionType: null");
        }
        if (projection.hasNonKeyAttributes() && projection.projectionType() != ProjectionType.INCLUDE) {
            throw Rejection.invalidParameter(
                    "ProjectionType is " + projection.projectionType() + ", but NonKeyAttributes is specified");
        }
        if (projection.projectionType() == ProjectionType.INCLUDE
                && projection.nonKeyAttributes().isEmpty()) {
            throw Rejection.invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
    }

    static void checkKeys(List<KeySchemaElement> keys, List<String> defined) {
        var names = keys.stream().map(KeySchemaElement::attributeName).toList();
        if (!defined.containsAll(names)) {
            throw Rejection.invalidParameter("Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + names + ", AttributeDefinitions: " + defined);
        }
        if (names.size() == 2 && names.get(0).equals(names.get(1))) {
            throw Rejection.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (keys.get(0).keyType() != KeyType.HASH) {
            throw Rejection.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (keys.size() == 2 && keys.get(1).keyType() != KeyType.RANGE) {
            throw Rejection.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }
}
