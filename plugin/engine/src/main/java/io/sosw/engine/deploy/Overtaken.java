package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.SharedValue;
import io.sosw.engine.deploy.template.StackPart;
import io.sosw.error.UserError;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;

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

    /** Refuses to make one stack of what lies in several. */
    static void requireWhole(CloudFormationClient client, Stack stack, Target target) {
        var functions = StackPart.LAMBDA.stack(target.application());
        if (target.parts().isEmpty()
                && stack.outputs().stream()
                        .anyMatch(output -> output.outputKey().equals(SharedValue.PARTS))
                && Stacks.find(client, functions).isPresent()) {
            throw new UserError(
                    "the stack " + stack.stackName() + " holds a part of the project only; its functions lie in "
                            + functions,
                    "write target: all into env/" + target.environment() + ".yml, or type " + target.command("deploy")
                            + " -Dsosw.target=all. To make one stack of them, delete the others first: "
                            + target.command("undeploy") + " -Dsosw.target=lambda,container,layer.",
                    "deploy-target");
        }
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
