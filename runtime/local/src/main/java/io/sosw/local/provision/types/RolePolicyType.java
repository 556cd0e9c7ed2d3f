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

/** An inline policy of roles. */
final class RolePolicyType implements ResourceType {

    @Override
    public String name() {
        return "AWS::IAM::Policy";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("PolicyName");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var document = properties.text("PolicyDocument");
        var policy = properties.text("PolicyName");
        for (var role : properties.texts("Roles")) {
            services.get(IamClient.class)
                    .putRolePolicy(
                            request -> request.roleName(role).policyName(policy).policyDocument(document));
        }
        return new Made(desired.generatedName(), Map.of("Id", desired.generatedName()));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        create(desired, services);
        var now = desired.properties().texts("Roles");
        remove(
                before,
                before.texts("Roles").stream()
                        .filter(role -> !now.contains(role))
                        .toList(),
                services);
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        remove(last, last.texts("Roles"), services);
    }

    private static void remove(Properties policy, List<String> roles, Services services) {
        for (var role : roles) {
            services.get(IamClient.class)
                    .deleteRolePolicy(request -> request.roleName(role).policyName(policy.text("PolicyName")));
        }
    }
}
