package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;

/** How often an asynchronous call is retried and where its result goes. */
final class EventInvokeConfigType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::EventInvokeConfig";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("FunctionName", "Qualifier");
    }

    @Override
    public Made create(Desired desired, Services services) {
        services.get(LambdaClient.class)
                .putFunctionEventInvokeConfig(desired.properties()
                        .fill(PutFunctionEventInvokeConfigRequest.builder())
                        .build());
        return Made.of(desired.properties().text("FunctionName") + "|"
                + desired.properties().text("Qualifier"));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        create(desired, services);
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(LambdaClient.class)
                .deleteFunctionEventInvokeConfig(request ->
                        request.functionName(last.text("FunctionName")).qualifier(last.text("Qualifier")));
    }
}
