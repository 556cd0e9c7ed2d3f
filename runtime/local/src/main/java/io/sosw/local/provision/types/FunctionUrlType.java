package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;

/** A function's own HTTP address. */
final class FunctionUrlType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::Url";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("TargetFunctionArn", "Qualifier");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var made = services.get(LambdaClient.class)
                .createFunctionUrlConfig(properties
                        .fill(CreateFunctionUrlConfigRequest.builder())
                        .functionName(properties.text("TargetFunctionArn"))
                        .build());
        return new Made(
                made.functionArn(), Map.of("FunctionArn", made.functionArn(), "FunctionUrl", made.functionUrl()));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var properties = desired.properties();
        services.get(LambdaClient.class)
                .updateFunctionUrlConfig(properties
                        .fill(UpdateFunctionUrlConfigRequest.builder())
                        .functionName(properties.text("TargetFunctionArn"))
                        .build());
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(LambdaClient.class)
                .deleteFunctionUrlConfig(request -> request.functionName(last.text("TargetFunctionArn"))
                        .qualifier(last.has("Qualifier") ? last.text("Qualifier") : null));
    }
}
