package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;

/** A layer: any change publishes another version. */
final class LayerVersionType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::LayerVersion";
    }

    @Override
    public Set<String> replacing() {
        return Set.of(
                "CompatibleArchitectures", "CompatibleRuntimes", "Content", "Description", "LayerName", "LicenseInfo");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var request =
                desired.properties().fill(PublishLayerVersionRequest.builder()).layerName(desired.name("LayerName"));
        var arn = services.get(LambdaClient.class)
                .publishLayerVersion(request.build())
                .layerVersionArn();
        return new Made(arn, Map.of("LayerVersionArn", arn));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var arn = current.physicalId();
        var cut = arn.lastIndexOf(':');
        services.get(LambdaClient.class)
                .deleteLayerVersion(request ->
                        request.layerName(arn.substring(0, cut)).versionNumber(Long.valueOf(arn.substring(cut + 1))));
    }
}
