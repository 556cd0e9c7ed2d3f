package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Names;
import io.sosw.engine.deploy.template.SharedValue;
import io.sosw.engine.deploy.template.StackPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** Questions about stacks. */
final class Stacks {
    private Stacks() {}

    static Optional<Stack> find(CloudFormationClient client, String nameOrId) {
        try {
            return client.describeStacks(request -> request.stackName(nameOrId)).stacks().stream()
                    .findFirst();
        } catch (CloudFormationException refused) {
            if (code(refused).equals("ValidationError") && message(refused).contains("does not exist")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** All of them; DescribeStackResources would end at a hundred. */
    static List<StackResourceSummary> resources(CloudFormationClient client, String nameOrId) {
        var all = new ArrayList<StackResourceSummary>();
        var page = client.listStackResources(request -> request.stackName(nameOrId));
        while (true) {
            all.addAll(page.stackResourceSummaries());
            var next = page.nextToken();
            if (next == null) {
                return all;
            }
            page = client.listStackResources(
                    request -> request.stackName(nameOrId).nextToken(next));
        }
    }

    /** Those of the environment that are there, in the order in which they are deployed. */
    static List<Stack> all(CloudFormationClient client, Target target) {
        var own = find(client, target.application());
        boolean parted = target.parts().isPresent()
                || own.filter(stack -> stack.outputs().stream()
                                .anyMatch(output -> output.outputKey().equals(SharedValue.PARTS)))
                        .isPresent();
        if (!parted) {
            return own.stream().toList();
        }
        return Arrays.stream(StackPart.values())
                .flatMap(part ->
                        (part == StackPart.QUEUE ? own : find(client, part.stack(target.application()))).stream())
                .toList();
    }

    static String code(CloudFormationException refused) {
        return refused.awsErrorDetails() == null
                ? ""
                : String.valueOf(refused.awsErrorDetails().errorCode());
    }

    static String message(CloudFormationException refused) {
        return refused.awsErrorDetails() == null
                ? String.valueOf(refused.getMessage())
                : String.valueOf(refused.awsErrorDetails().errorMessage());
    }

    /** The account of {@code arn:aws:cloudformation:REGION:ACCOUNT:stack/…}. */
    static String account(Stack stack) {
        return part(stack, 4);
    }

    /** That holds the stack's artefacts. */
    static Optional<String> bucket(Stack stack) {
        return stack.parameters().stream()
                .filter(parameter -> Names.BUCKET_PARAMETER.equals(parameter.parameterKey()))
                .map(Parameter::parameterValue)
                .findFirst();
    }

    static String region(Stack stack) {
        return part(stack, 3);
    }

    private static String part(Stack stack, int index) {
        var parts = stack.stackId().split(":", 6);
        return parts.length > index ? parts[index] : "";
    }
}
