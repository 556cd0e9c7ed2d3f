package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;

/** A policy of its own, attached to roles. */
final class ManagedPolicyType implements ResourceType {

    @Override
    public String name() {
        return "AWS::IAM::ManagedPolicy";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("ManagedPolicyName", "Path", "Description");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var iam = services.get(IamClient.class);
        var request = desired.properties().fill(CreatePolicyRequest.builder(), "Roles", "ManagedPolicyName");
        var arn = iam.createPolicy(
                        request.policyName(desired.name("ManagedPolicyName")).build())
                .policy()
                .arn();
        attach(iam, arn, desired.properties().texts("Roles"));
        return new Made(arn, Map.of("PolicyArn", arn));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var iam = services.get(IamClient.class);
        var arn = current.physicalId();
        var properties = desired.properties();
        iam.createPolicyVersion(request -> request.policyArn(arn)
                .policyDocument(properties.text("PolicyDocument"))
                .setAsDefault(true));
        var roles = properties.texts("Roles");
        attach(iam, arn, roles);
        detach(
                iam,
                arn,
                before.texts("Roles").stream()
                        .filter(role -> !roles.contains(role))
                        .toList());
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var iam = services.get(IamClient.class);
        detach(iam, current.physicalId(), last.texts("Roles"));
        iam.deletePolicy(request -> request.policyArn(current.physicalId()));
    }

    private static void attach(IamClient iam, String arn, List<String> roles) {
        roles.forEach(
                role -> iam.attachRolePolicy(request -> request.roleName(role).policyArn(arn)));
    }

    private static void detach(IamClient iam, String arn, List<String> roles) {
        roles.forEach(
                role -> iam.detachRolePolicy(request -> request.roleName(role).policyArn(arn)));
    }
}
