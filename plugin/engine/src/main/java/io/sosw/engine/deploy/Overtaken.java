package io.sosw.engine.deploy;

import io.sosw.error.UserError;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** What CloudFormation's refusals mean: look again, or what a person has to do. */
final class Overtaken {
    private Overtaken() {}

    /** Whether another deployment was quicker. */
    static boolean by(CloudFormationException refused) {
        var message = Stacks.message(refused);
        var code = Stacks.code(refused);
        return message.contains("_IN_PROGRESS state")
                || message.contains("cannot be created again with the changeSet")
                // Change sets are named by the millisecond.
                || (code.equals("AlreadyExistsException") && message.startsWith("ChangeSet "))
                || code.equals("ChangeSetNotFound")
                || code.equals("ChangeSetNotFoundException")
                || code.equals("InvalidChangeSetStatus")
                || code.equals("InvalidChangeSetStatusException");
    }

    static RuntimeException told(CloudFormationException refused, Target target) {
        if (!Stacks.code(refused).equals("ValidationError")) {
            return refused;
        }
        return new UserError(
                "CloudFormation refuses the template of " + target.stack().value() + ": " + Stacks.message(refused),
                "mend it in template.yaml or sosw.yml; " + target.command("template") + " shows what is sent.",
                "deploy-failed",
                refused);
    }

    static UserError destructive(ChangeSet set, Target target) {
        var lost = set.destructive().stream()
                .map(change -> change.logicalResourceId() + " (" + change.resourceType() + ")")
                .collect(Collectors.joining(", "));
        return new UserError(
                "this would replace or remove what holds data: " + lost,
                "undo the change in template.yaml, give the resource DeletionPolicy and UpdateReplacePolicy Retain, or"
                        + " type " + target.command("deploy") + " -Dsosw.allowReplacement.",
                "deploy-replacement");
    }
}
