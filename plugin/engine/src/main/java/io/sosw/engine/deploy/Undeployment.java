package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Names;
import io.sosw.error.UserError;
import io.sosw.local.template.Resource;
import io.sosw.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
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

    void run(Target target) {
        var name = target.stack().value();
        var found = Stacks.find(clients.cloudFormation(), name);
        if (found.isEmpty()) {
            protocol.line("There is no stack " + name + ": nothing to delete.");
            return;
        }
        var stack = found.get();
        target.require(Stacks.account(stack), Stacks.region(stack));
        refuseProtected(target, stack);
        var resources = clients.cloudFormation()
                .describeStackResources(request -> request.stackName(name))
                .stackResources();
        var staying = keeping("Retain", stack, resources);
        protocol.line("Stack " + name + ": " + (resources.size() - staying.size()) + " resources will be deleted.");
        staying.forEach(each -> protocol.line("  stays: " + told(each)));
        keeping("Snapshot", stack, resources).forEach(each -> protocol.line("  a snapshot stays of: " + told(each)));
        if (!confirmed.test("Delete the stack " + name + "?")) {
            protocol.line("Nothing was deleted.");
            return;
        }
        resources.stream()
                .filter(each -> each.resourceType().equals("AWS::S3::Bucket") && !staying.contains(each))
                .forEach(each -> empty(each.physicalResourceId(), ""));
        delete(target, stack);
        forgetArtefacts(stack);
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
    private List<StackResource> keeping(String policy, Stack stack, List<StackResource> resources) {
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

    private static String told(StackResource resource) {
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

    private void forgetArtefacts(Stack stack) {
        stack.parameters().stream()
                .filter(parameter -> parameter.parameterKey().equals(Names.BUCKET_PARAMETER))
                .findFirst()
                .ifPresent(parameter -> {
                    empty(parameter.parameterValue(), Assets.prefix(stack.stackName()));
                    protocol.line("  stays: the artefact bucket " + parameter.parameterValue()
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
