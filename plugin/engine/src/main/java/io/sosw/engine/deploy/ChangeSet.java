package io.sosw.engine.deploy;

import io.sosw.local.template.Resource;
import io.sosw.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.PolicyAction;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/**
 * What a change set would do.
 *
 * @param changes empty if there is nothing to do
 */
record ChangeSet(String id, String stackId, List<ResourceChange> changes) {
    /** Types whose replacement or removal takes data with it. */
    private static final Set<String> STATEFUL = Set.of(
            "AWS::Cognito::UserPool",
            "AWS::DynamoDB::GlobalTable",
            "AWS::DynamoDB::Table",
            "AWS::EFS::FileSystem",
            "AWS::Kinesis::Stream",
            "AWS::KMS::Key",
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBInstance",
            "AWS::S3::Bucket",
            "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret");

    /** Copies the list. */
    ChangeSet {
        changes = List.copyOf(changes);
    }

    /** The table, replacements loud. */
    List<String> table() {
        var lines = new ArrayList<String>();
        changes.forEach(change -> lines.add(String.format(
                "  %-8s %-34s %s%s", word(change), change.resourceType(), change.logicalResourceId(), why(change))));
        return lines;
    }

    /** What becomes of new resources that hold data when the stack goes; CloudFormation itself tells nobody. */
    List<String> fates(Template template) {
        var fates = new TreeMap<String, List<String>>();
        for (ResourceChange change : changes) {
            var resource = template.resources().get(change.logicalResourceId());
            if (change.action() == ChangeAction.ADD && STATEFUL.contains(change.resourceType()) && resource != null) {
                fates.computeIfAbsent(fate(resource), any -> new ArrayList<>()).add(change.logicalResourceId());
            }
        }
        return fates.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + String.join(", ", entry.getValue()) + ".")
                .toList();
    }

    /** Databases that are not of a cluster leave a snapshot even if the template says nothing. */
    private static String fate(Resource resource) {
        boolean database = resource.type().equals("AWS::RDS::DBCluster")
                || resource.type().equals("AWS::RDS::DBInstance")
                        && !resource.properties().containsKey("DBClusterIdentifier");
        var policy = resource.deletionPolicy().isEmpty() && database ? "Snapshot" : resource.deletionPolicy();
        return switch (policy) {
            case "Retain", "RetainExceptOnCreate" -> "Stays when the stack goes (DeletionPolicy)";
            case "Snapshot" -> "Goes with the stack, and a snapshot stays (DeletionPolicy)";
            default -> "Goes with the stack, data and all (DeletionPolicy: Retain would keep it)";
        };
    }

    private static String word(ResourceChange change) {
        if (replaces(change)) {
            return "REPLACE";
        }
        return change.actionAsString().toLowerCase(java.util.Locale.ROOT);
    }

    private static String why(ResourceChange change) {
        var names = change.details().stream()
                .map(detail -> detail.target() == null
                        ? ""
                        : String.valueOf(detail.target().name()))
                .filter(name -> !name.isEmpty() && !name.equals("null"))
                .distinct()
                .toList();
        var scope = names.isEmpty() ? change.scopeAsStrings() : names;
        return scope.isEmpty() ? "" : " (" + String.join(", ", scope) + ")";
    }

    private static boolean replaces(ResourceChange change) {
        return change.action() == ChangeAction.MODIFY && change.replacement() == Replacement.TRUE;
    }

    /** Changes that would take data with them. */
    List<ResourceChange> destructive() {
        return changes.stream()
                .filter(change -> STATEFUL.contains(change.resourceType()))
                .filter(change -> replaces(change)
                        || change.action() == ChangeAction.REMOVE && change.policyAction() != PolicyAction.RETAIN)
                .toList();
    }
}
