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
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;

/** What may be scaled, and between which numbers. */
final class ScalableTargetType implements ResourceType {

    @Override
    public String name() {
        return "AWS::ApplicationAutoScaling::ScalableTarget";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("ResourceId", "ScalableDimension", "ServiceNamespace");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        register(properties, services);
        var id = properties.text("ResourceId") + "|" + properties.text("ScalableDimension") + "|"
                + properties.text("ServiceNamespace");
        return new Made(id, Map.of("Id", id));
    }

    private static void register(Properties properties, Services services) {
        services.get(ApplicationAutoScalingClient.class)
                .registerScalableTarget(properties
                        .fill(RegisterScalableTargetRequest.builder(), "ScheduledActions", "Tags")
                        .build());
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        register(desired.properties(), services);
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var parts = current.physicalId().split("\\|", -1);
        try {
            services.get(ApplicationAutoScalingClient.class)
                    .deregisterScalableTarget(request -> request.resourceId(parts[0])
                            .scalableDimension(parts[1])
                            .serviceNamespace(parts[2]));
        } catch (ObjectNotFoundException gone) {
            // as wanted
        }
    }
}
