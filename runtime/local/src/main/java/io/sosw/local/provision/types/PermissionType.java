package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** Who may call a function. */
final class PermissionType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::Permission";
    }

    @Override
    public Set<String> replacing() {
        return Set.of(
                "Action",
                "EventSourceToken",
                "FunctionName",
                "FunctionUrlAuthType",
                "InvokedViaFunctionUrl",
                "Principal",
                "PrincipalOrgID",
                "SourceAccount",
                "SourceArn");
    }

    @Override
    public Made create(Desired desired, Services services) {
        services.get(LambdaClient.class)
                .addPermission(desired.properties()
                        .fill(AddPermissionRequest.builder())
                        .statementId(desired.generatedName())
                        .build());
        return new Made(desired.generatedName(), Map.of("Id", desired.generatedName()));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(LambdaClient.class)
                .removePermission(request ->
                        request.functionName(last.text("FunctionName")).statementId(current.physicalId()));
    }
}
