package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/** A queue or stream that a function is called for. */
final class EventSourceMappingType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::EventSourceMapping";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("EventSourceArn", "StartingPosition", "StartingPositionTimestamp");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var uuid = services.get(LambdaClient.class)
                .createEventSourceMapping(desired.properties()
                        .fill(CreateEventSourceMappingRequest.builder())
                        .build())
                .uuid();
        return new Made(uuid, Map.of("Id", uuid));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        services.get(LambdaClient.class)
                .updateEventSourceMapping(desired.properties()
                        .fill(UpdateEventSourceMappingRequest.builder())
                        .uuid(current.physicalId())
                        .build());
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(LambdaClient.class).deleteEventSourceMapping(request -> request.uuid(current.physicalId()));
    }
}
