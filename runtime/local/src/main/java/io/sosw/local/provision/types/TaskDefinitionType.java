package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** A revision of a task definition; each change makes another. */
final class TaskDefinitionType implements ResourceType {

    @Override
    public String name() {
        return "AWS::ECS::TaskDefinition";
    }

    @Override
    public Set<String> replacing() {
        return Set.of(
                "ContainerDefinitions",
                "Cpu",
                "EphemeralStorage",
                "ExecutionRoleArn",
                "Family",
                "Memory",
                "NetworkMode",
                "RequiresCompatibilities",
                "RuntimePlatform",
                "TaskRoleArn",
                "Volumes");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var arn = services.get(EcsClient.class)
                .registerTaskDefinition(desired.properties()
                        .fill(RegisterTaskDefinitionRequest.builder(), "Tags")
                        .family(desired.name("Family"))
                        .build())
                .taskDefinition()
                .taskDefinitionArn();
        return new Made(arn, Map.of("TaskDefinitionArn", arn));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(EcsClient.class).deregisterTaskDefinition(request -> request.taskDefinition(current.physicalId()));
    }
}
