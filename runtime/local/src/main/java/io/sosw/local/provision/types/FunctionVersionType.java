package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;

/** A published version: any change publishes another. */
final class FunctionVersionType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::Version";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("FunctionName", "Description", "CodeSha256");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var published = services.get(LambdaClient.class)
                .publishVersion(desired.properties()
                        .fill(PublishVersionRequest.builder())
                        .build());
        return new Made(
                published.functionArn(),
                Map.of("Version", published.version(), "FunctionArn", published.functionArn()));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        var version = current.physicalId().substring(current.physicalId().lastIndexOf(':') + 1);
        try {
            services.get(LambdaClient.class)
                    .deleteFunction(request ->
                            request.functionName(last.text("FunctionName")).qualifier(version));
        } catch (InvalidParameterValueException wholeFunctionsOnly) {
            // the local Lambda keeps a version until its function goes
        }
    }
}
