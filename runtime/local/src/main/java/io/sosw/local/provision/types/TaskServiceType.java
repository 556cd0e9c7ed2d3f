package io.sosw.local.provision.types;

import io.sosw.local.ecs.LocalEcs;
import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceProblem;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import io.sosw.local.state.Durable;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** A service of ECS; made and changed when its tasks run, gone when they have ended. */
final class TaskServiceType implements ResourceType {
    private static final String USUAL_CLUSTER = "default";

    @Override
    public String name() {
        return "AWS::ECS::Service";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("Cluster", "LaunchType", "ServiceName");
    }

    @Override
    public String naming() {
        return "ServiceName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var builder = properties.fill(CreateServiceRequest.builder(), "Tags").serviceName(desired.name("ServiceName"));
        if (!properties.has("DesiredCount")) {
            builder.desiredCount(1); // CloudFormation's own default
        }
        var service =
                services.get(EcsClient.class).createService(builder.build()).service();
        await(services, service.clusterArn(), service.serviceName());
        return new Made(
                service.serviceArn(), Map.of("Name", service.serviceName(), "ServiceArn", service.serviceArn()));
    }

    private static void await(Services services, String cluster, String service) {
        if (services.get(EcsClient.class) instanceof LocalEcs local) {
            var problem = Durable.await(local.settled(cluster, service));
            if (!problem.isEmpty()) {
                throw new ResourceProblem("NotStabilized", problem);
            }
        }
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var cluster = desired.properties().text("Cluster", USUAL_CLUSTER);
        var request = desired.properties()
                .fill(UpdateServiceRequest.builder(), "Tags", "ServiceName", "LaunchType")
                .cluster(cluster)
                .service(current.physicalId());
        desired.properties().value("ServiceName");
        desired.properties().value("LaunchType");
        services.get(EcsClient.class).updateService(request.build());
        await(services, cluster, current.physicalId());
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var cluster = last.text("Cluster", USUAL_CLUSTER);
        try {
            services.get(EcsClient.class)
                    .deleteService(request -> request.cluster(cluster)
                            .service(current.physicalId())
                            .force(true));
        } catch (EcsException gone) {
            if (!gone.awsErrorDetails().errorCode().matches("(Cluster|Service)Not(Found|Active)Exception")) {
                throw gone;
            }
            return;
        }
        await(services, cluster, current.physicalId());
    }
}
