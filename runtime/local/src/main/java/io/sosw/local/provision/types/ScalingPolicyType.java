package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;

/** What an alarm makes of the number of tasks. */
final class ScalingPolicyType implements ResourceType {

    @Override
    public String name() {
        return "AWS::ApplicationAutoScaling::ScalingPolicy";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("PolicyName", "ResourceId", "ScalableDimension", "ScalingTargetId", "ServiceNamespace");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var arn = put(desired.properties(), services);
        return new Made(arn, Map.of("Arn", arn));
    }

    private static String put(Properties properties, Services services) {
        var request = properties.fill(PutScalingPolicyRequest.builder(), "ScalingTargetId");
        properties.value("ScalingTargetId").ifPresent(id -> {
            var parts = Properties.asText(id).split("\\|", -1);
            request.resourceId(parts[0]).scalableDimension(parts[1]).serviceNamespace(parts[2]);
        });
        return services.get(ApplicationAutoScalingClient.class)
                .putScalingPolicy(request.build())
                .policyARN();
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        put(desired.properties(), services);
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var resource = current.physicalId().replaceFirst(".*:resource/", "");
        var namespace = resource.substring(0, resource.indexOf('/'));
        var name = resource.substring(resource.indexOf(":policyName/") + ":policyName/".length());
        var id = resource.substring(namespace.length() + 1, resource.indexOf(":policyName/"));
        try {
            services.get(ApplicationAutoScalingClient.class)
                    .deleteScalingPolicy(request -> request.policyName(name)
                            .resourceId(id)
                            .serviceNamespace(namespace)
                            .scalableDimension(last.text("ScalableDimension", "ecs:service:DesiredCount")));
        } catch (ObjectNotFoundException gone) {
            // as wanted
        }
    }
}
