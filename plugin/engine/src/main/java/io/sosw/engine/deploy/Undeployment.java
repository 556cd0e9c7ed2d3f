package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.StackPart;
import io.sosw.error.UserError;
import io.sosw.local.template.Resource;
import io.sosw.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Deletes a stack with what it owns, its buckets emptied first, and says what stays. */
final class Undeployment {
    private final Clients clients;
    private final Protocol protocol;
    private final Pause pause;
    private final Predicate<String> confirmed;

    Undeployment(Clients clients, Protocol protocol, Pause pause, Predicate<String> confirmed) {
        this.clients = clients;
        this.protocol = protocol;
        this.pause = pause;
        this.confirmed = confirmed;
    }

    /** One of the environment's stacks, with what it has. */
    private record Going(Stack stack, List<StackResourceSummary> resources, List<StackResourceSummary> staying) {}

    /** Latest part first: nothing that is left refers to what has gone. */
    void run(Target target) {
        var going = new ArrayList<Going>();
        for (Stack stack : chosen(target)) {
            target.require(Stacks.account(stack), Stacks.region(stack));
            refuseProtected(target, stack);
            var resources = Stacks.resources(clients.cloudFormation(), stack.stackId()).stream()
                    .filter(each -> !each.resourceStatusAsString().equals("DELETE_COMPLETE"))
                    .toList();
            var staying = keeping("Retain", stack, resources);
            protocol.line("Stack " + stack.stackName() + ": " + (resources.size() - staying.size())
                    + " resources will be deleted.");
            staying.forEach(each -> protocol.line("  stays: " + told(each)));
            keeping("Snapshot", stack, resources)
                    .forEach(each -> protocol.line("  a snapshot stays of: " + told(each)));
            going.add(0, new Going(stack, resources, staying));
        }
        if (going.isEmpty()) {
            protocol.line("There is no stack " + target.stack().value() + ": nothing to delete.");
            return;
        }
        var names = going.stream().map(each -> each.stack().stackName()).collect(Collectors.joining(", "));
        if (!confirmed.test("Delete " + (going.size() == 1 ? "the stack " : "the stacks ") + names + "?")) {
            protocol.line("Nothing was deleted.");
            return;
        }
        protocol.ifInterrupted(target.goesOn("undeploy"));
        going.forEach(each -> {
            each.resources().stream()
                    .filter(resource -> resource.resourceType().equals("AWS::S3::Bucket"))
                    .filter(bucket -> !each.staying().contains(bucket))
                    .forEach(bucket -> empty(bucket.physicalResourceId(), ""));
            delete(target, each.stack());
        });
        if (Stacks.all(clients.cloudFormation(), target).isEmpty()) {
            forgetArtefacts(target, going.get(0).stack());
        }
    }

    /** All that are there, or the parts that were asked for. */
    private List<Stack> chosen(Target target) {
        var all = Stacks.all(clients.cloudFormation(), target);
        if (target.parts().isEmpty()) {
            return all;
        }
        var names = StackPart.of(target.parts().get()).stream()
                .map(part -> part.stack(target.application()))
                .toList();
        var chosen =
                all.stream().filter(stack -> names.contains(stack.stackName())).toList();
        var readers = all.stream()
                .filter(stack -> !chosen.contains(stack))
                .map(Stack::stackName)
                .filter(name -> !name.equals(target.application()))
                .toList();
        if (!readers.isEmpty()
                && chosen.stream().anyMatch(stack -> stack.stackName().equals(target.application()))) {
            throw new UserError(
                    "the stack " + target.application() + " is still used by " + String.join(", ", readers),
                    "delete those too: " + target.command("undeploy") + " -Dsosw.target=all.",
                    "deploy-target");
        }
        return chosen;
    }

    private static void refuseProtected(Target target, Stack stack) {
        if (target.isProtected()) {
            throw new UserError(
                    "the environment '" + target.environment() + "' is protected (protected: true)",
                    "write protected: false in env/" + target.environment() + ".yml first.",
                    "deploy-protected");
        }
        if (Boolean.TRUE.equals(stack.enableTerminationProtection())) {
            throw new UserError(
                    "the stack " + stack.stackName() + " is protected from termination",
                    "type aws cloudformation update-termination-protection --no-enable-termination-protection"
                            + " --stack-name " + stack.stackName() + ", then " + target.command("undeploy") + ".",
                    "deploy-protected");
        }
    }

    /** Versions are told to stay, but go with their function. */
    private List<StackResourceSummary> keeping(String policy, Stack stack, List<StackResourceSummary> resources) {
        var text = clients.cloudFormation()
                .getTemplate(request -> request.stackName(stack.stackName()))
                .templateBody();
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        Map<String, Resource> declared =
                Template.parse("the deployed template", text).resources();
        return resources.stream()
                .filter(each -> !each.resourceType().equals("AWS::Lambda::Version"))
                .filter(each -> Optional.ofNullable(declared.get(each.logicalResourceId()))
                        .filter(resource -> policy.equals(resource.deletionPolicy()))
                        .isPresent())
                .toList();
    }

    private static String told(StackResourceSummary resource) {
        return resource.resourceType() + " " + resource.logicalResourceId() + " (" + resource.physicalResourceId()
                + ")";
    }

    private void delete(Target target, Stack stack) {
        var events = new StackEvents(clients.cloudFormation(), stack.stackId(), protocol).skipPast();
        clients.cloudFormation().deleteStack(request -> request.stackName(stack.stackId()));
        var status = events.follow(pause.growing());
        if (!status.equals("DELETE_COMPLETE")) {
            var cause = events.failure()
                    .map(event -> ": " + event.logicalResourceId() + ": " + event.resourceStatusReason())
                    .orElse("");
            throw new UserError(
                    "the stack " + stack.stackName() + " ended in " + status + cause,
                    "mend that, then run " + target.command("undeploy") + " again.",
                    "deploy-failed");
        }
        protocol.line("Deleted " + stack.stackName() + ".");
    }

    private void forgetArtefacts(Target target, Stack stack) {
        Stacks.bucket(stack).ifPresent(bucket -> {
            empty(bucket, Assets.prefix(target.application()));
            protocol.line("  stays: the artefact bucket " + bucket
                    + ", without this stack's artefacts; other stacks may use it");
        });
    }

    private void empty(String bucket, String prefix) {
        var s3 = clients.s3().get();
        try {
            int count = 0;
            for (var page : s3.listObjectVersionsPaginator(
                    request -> request.bucket(bucket).prefix(prefix))) {
                var ids = new ArrayList<ObjectIdentifier>();
                page.versions().forEach(each -> ids.add(id(each.key(), each.versionId())));
                page.deleteMarkers().forEach(each -> ids.add(id(each.key(), each.versionId())));
                delete(s3, bucket, ids);
                count += ids.size();
            }
            if (count > 0) {
                protocol.line("  emptied s3://" + bucket + "/" + prefix + ": " + count + " objects");
            }
        } catch (NoSuchBucketException gone) {
            protocol.log("already gone: " + bucket);
        }
    }

    private static ObjectIdentifier id(String key, String version) {
        return ObjectIdentifier.builder()
                .key(key)
                .versionId("null".equals(version) ? null : version)
                .build();
    }

    private static void delete(S3Client s3, String bucket, List<ObjectIdentifier> ids) {
        if (!ids.isEmpty()) {
            s3.deleteObjects(request ->
                    request.bucket(bucket).delete(delete -> delete.objects(ids).quiet(true)));
        }
    }
}
