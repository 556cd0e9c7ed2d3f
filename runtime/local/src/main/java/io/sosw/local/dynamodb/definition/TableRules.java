package io.sosw.local.dynamodb.definition;

import io.sosw.local.dynamodb.request.Constraints;
import io.sosw.local.dynamodb.value.Rejection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** What CreateTable accepts, in the order in which it complains. */
final class TableRules {
    private static final int MAX_LOCAL = 5;
    private static final int MAX_GLOBAL = 20;
    private static final List<String> CLASSES = List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS");

    private TableRules() {}

    static void check(CreateTableRequest request) {
        checkMembers(request);
        checkClass(request.tableClassAsString());
        checkBilling(request);
        var defined = request.attributeDefinitions().stream()
                .map(AttributeDefinition::attributeName)
                .toList();
        if (request.keySchema().size() > defined.size()) {
            throw Rejection.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        IndexRules.checkKeys(request.keySchema(), defined);
        checkLocal(request, defined);
        checkGlobal(request, defined);
        checkNames(request);
        checkAllUsed(request, defined);
    }

    private static void checkMembers(CreateTableRequest request) {
        var constraints = Constraints.ofDefinition(request.tableName())
                .notNull("keySchema", request.hasKeySchema() ? request.keySchema() : null)
                .notNull("attributeDefinitions", request.hasAttributeDefinitions() ? "" : null)
                .length("keySchema", shown(request.keySchema()), 1, 2)
                .oneOf("billingMode", request.billingModeAsString(), "PROVISIONED", "PAY_PER_REQUEST");
        int i = 1;
        for (var definition : request.attributeDefinitions()) {
            constraints
                    .notNull("attributeDefinitions." + i + ".member.attributeName", definition.attributeName())
                    .oneOf(
                            "attributeDefinitions." + i++ + ".member.attributeType",
                            definition.attributeTypeAsString(),
                            "B",
                            "N",
                            "S");
        }
        IndexRules.checkElements(constraints, "keySchema", request.keySchema());
        checkThroughput(constraints, "provisionedThroughput", request.provisionedThroughput());
        i = 1;
        for (var index : request.globalSecondaryIndexes()) {
            IndexRules.checkMembers(
                    constraints,
                    "globalSecondaryIndexes." + i++,
                    index.indexName(),
                    index.keySchema(),
                    index.projection());
        }
        i = 1;
        for (var index : request.localSecondaryIndexes()) {
            IndexRules.checkMembers(
                    constraints,
                    "localSecondaryIndexes." + i++,
                    index.indexName(),
                    index.keySchema(),
                    index.projection());
        }
        constraints.check();
    }

    /** As the service shows elements in its messages. */
    static List<String> shown(List<KeySchemaElement> elements) {
        return elements.stream()
                .map(element -> "KeySchemaElement(attributeName=" + element.attributeName() + ", keyType="
                        + element.keyTypeAsString() + ")")
                .toList();
    }

    /** The service has a sentence of its own for this one. */
    static void checkClass(@Nullable String tableClass) {
        if (tableClass != null && !CLASSES.contains(tableClass)) {
            throw Rejection.validation(
                    "Invalid table-class parameter provided. Please try again with a valid table-class value: "
                            + CLASSES + ".");
        }
    }

    static void checkThroughput(Constraints constraints, String member, @Nullable ProvisionedThroughput throughput) {
        if (throughput != null) {
            constraints
                    .notNull(member + ".writeCapacityUnits", throughput.writeCapacityUnits())
                    .atLeast(member + ".writeCapacityUnits", throughput.writeCapacityUnits(), 1)
                    .notNull(member + ".readCapacityUnits", throughput.readCapacityUnits())
                    .atLeast(member + ".readCapacityUnits", throughput.readCapacityUnits(), 1);
        }
    }

    private static void checkBilling(CreateTableRequest request) {
        boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        if (onDemand && request.provisionedThroughput() != null) {
            throw Rejection.invalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
                    + "BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && request.provisionedThroughput() == null) {
            throw Rejection.invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when "
                    + "BillingMode is PROVISIONED");
        }
        for (var index : request.globalSecondaryIndexes()) {
            if (onDemand && index.provisionedThroughput() != null) {
                throw Rejection.invalidParameter("ProvisionedThroughput should not be specified for index: "
                        + index.indexName() + " when BillingMode is PAY_PER_REQUEST");
            }
            if (!onDemand && index.provisionedThroughput() == null) {
                throw Rejection.invalidParameter(
                        "ProvisionedThroughput must be specified for index: " + index.indexName());
            }
        }
    }

    private static void checkLocal(CreateTableRequest request, List<String> defined) {
        if (!request.hasLocalSecondaryIndexes()) {
            return;
        }
        if (request.localSecondaryIndexes().isEmpty()) {
            throw Rejection.invalidParameter("List of LocalSecondaryIndexes is empty");
        }
        if (request.keySchema().size() < 2) {
            throw Rejection.invalidParameter("Table KeySchema does not have a range key, which is required when "
                    + "specifying a LocalSecondaryIndex");
        }
        var tableHash = request.keySchema().get(0).attributeName();
        for (var index : request.localSecondaryIndexes()) {
            IndexRules.check(index.keySchema(), index.projection(), defined);
            if (index.keySchema().size() < 2) {
                throw Rejection.invalidParameter(
                        "Index KeySchema does not have a range key for index: " + index.indexName());
            }
            var hash = index.keySchema().get(0).attributeName();
            if (!hash.equals(tableHash)) {
                throw Rejection.invalidParameter(
                        "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                                + index.indexName() + ". index hash key: " + hash + ", table hash key: " + tableHash);
            }
        }
        if (request.localSecondaryIndexes().size() > MAX_LOCAL) {
            throw Rejection.invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
        }
    }

    private static void checkGlobal(CreateTableRequest request, List<String> defined) {
        if (!request.hasGlobalSecondaryIndexes()) {
            return;
        }
        if (request.globalSecondaryIndexes().isEmpty()) {
            throw Rejection.invalidParameter("List of GlobalSecondaryIndexes is empty");
        }
        for (var index : request.globalSecondaryIndexes()) {
            IndexRules.check(index.keySchema(), index.projection(), defined);
        }
        if (request.globalSecondaryIndexes().size() > MAX_GLOBAL) {
            throw Rejection.invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
    }

    private static void checkNames(CreateTableRequest request) {
        List<String> names = new ArrayList<>();
        request.localSecondaryIndexes().stream()
                .map(LocalSecondaryIndex::indexName)
                .forEach(names::add);
        request.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndex::indexName)
                .forEach(names::add);
        Set<String> seen = new HashSet<>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw Rejection.invalidParameter("Duplicate index name: " + name);
            }
        }
    }

    private static void checkAllUsed(CreateTableRequest request, List<String> defined) {
        List<KeySchemaElement> elements = new ArrayList<>(request.keySchema());
        request.localSecondaryIndexes().forEach(index -> elements.addAll(index.keySchema()));
        request.globalSecondaryIndexes().forEach(index -> elements.addAll(index.keySchema()));
        Set<String> used =
                elements.stream().map(KeySchemaElement::attributeName).collect(Collectors.toSet());
        if (used.containsAll(defined)) {
            return;
        }
        if (!request.hasLocalSecondaryIndexes() && !request.hasGlobalSecondaryIndexes()) {
            throw Rejection.invalidParameter("Number of attributes in KeySchema does not exactly match number of "
                    + "attributes defined in AttributeDefinitions");
        }
        throw Rejection.invalidParameter(
                "Some AttributeDefinitions are not used. AttributeDefinitions: " + defined + ", keys used: " + used);
    }
}
