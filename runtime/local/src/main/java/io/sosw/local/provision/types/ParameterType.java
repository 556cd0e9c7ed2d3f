package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.Tag;

/** A parameter of the Parameter Store. */
final class ParameterType implements ResourceType {

    @Override
    public String name() {
        return "AWS::SSM::Parameter";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("Name");
    }

    @Override
    public String naming() {
        return "Name";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var tags = desired.properties().tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return put(desired.name("Name"), desired, false, tags, services);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return put(current.physicalId(), desired, true, List.of(), services);
    }

    private static Made put(String name, Desired desired, boolean overwrite, List<Tag> tags, Services services) {
        var properties = desired.properties();
        var request = properties.fill(PutParameterRequest.builder(), "Tags", "Name");
        services.get(SsmClient.class)
                .putParameter(request.name(name)
                        .overwrite(overwrite)
                        .tags(tags.isEmpty() ? null : tags)
                        .build());
        return new Made(name, Map.of("Type", properties.text("Type"), "Value", properties.text("Value")));
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(SsmClient.class).deleteParameter(request -> request.name(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        try {
            var found = services.get(SsmClient.class)
                    .getParameter(request -> request.name(desired.name("Name")))
                    .parameter();
            return Optional.of(new Made(found.name(), Map.of("Type", found.typeAsString(), "Value", found.value())));
        } catch (ParameterNotFoundException e) {
            return Optional.empty();
        }
    }
}
