package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/** A role with its inline and attached policies. */
final class RoleType implements ResourceType {

    @Override
    public String name() {
        return "AWS::IAM::Role";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("RoleName", "Path");
    }

    @Override
    public String naming() {
        return "RoleName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var iam = services.get(IamClient.class);
        var request = desired.properties().fill(CreateRoleRequest.builder(), "Policies", "ManagedPolicyArns");
        var role = iam.createRole(request.roleName(desired.name("RoleName")).build())
                .role();
        policies(iam, role.roleName(), new Properties(Map.of()), desired.properties());
        return made(role);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var iam = services.get(IamClient.class);
        var role = current.physicalId();
        var properties = desired.properties();
        properties.fill(CreateRoleRequest.builder(), "Policies", "ManagedPolicyArns");
        if (!before.text("AssumeRolePolicyDocument", "").equals(properties.text("AssumeRolePolicyDocument"))) {
            iam.updateAssumeRolePolicy(
                    request -> request.roleName(role).policyDocument(properties.text("AssumeRolePolicyDocument")));
        }
        policies(iam, role, before, properties);
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var iam = services.get(IamClient.class);
        policies(iam, current.physicalId(), last, new Properties(Map.of()));
        iam.deleteRole(request -> request.roleName(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        try {
            return Optional.of(made(services.get(IamClient.class)
                    .getRole(request -> request.roleName(desired.name("RoleName")))
                    .role()));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private static void policies(IamClient iam, String role, Properties before, Properties now) {
        var inline = inline(now);
        inline.forEach((name, document) -> iam.putRolePolicy(
                request -> request.roleName(role).policyName(name).policyDocument(document)));
        inline(before).keySet().stream()
                .filter(name -> !inline.containsKey(name))
                .forEach(name ->
                        iam.deleteRolePolicy(request -> request.roleName(role).policyName(name)));
        var attached = now.texts("ManagedPolicyArns");
        attached.forEach(
                arn -> iam.attachRolePolicy(request -> request.roleName(role).policyArn(arn)));
        before.texts("ManagedPolicyArns").stream()
                .filter(arn -> !attached.contains(arn))
                .forEach(arn ->
                        iam.detachRolePolicy(request -> request.roleName(role).policyArn(arn)));
    }

    private static Map<String, String> inline(Properties properties) {
        var policies = new LinkedHashMap<String, String>();
        properties.maps("Policies").forEach(each -> policies.put(each.text("PolicyName"), each.text("PolicyDocument")));
        return policies;
    }

    private static Made made(Role role) {
        return new Made(role.roleName(), Map.of("Arn", role.arn(), "RoleId", String.valueOf(role.roleId())));
    }
}
