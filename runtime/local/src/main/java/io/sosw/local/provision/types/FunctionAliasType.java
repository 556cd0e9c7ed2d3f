package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;

/** An alias, perhaps with a part of the calls on another version. */
final class FunctionAliasType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::Alias";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("FunctionName", "Name");
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var request =
                properties.fill(CreateAliasRequest.builder(), "RoutingConfig").routingConfig(routing(properties));
        var arn = services.get(LambdaClient.class).createAlias(request.build()).aliasArn();
        return new Made(arn, Map.of("AliasArn", arn));
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var properties = desired.properties();
        services.get(LambdaClient.class)
                .updateAlias(request -> request.functionName(properties.text("FunctionName"))
                        .name(properties.text("Name"))
                        .functionVersion(properties.text("FunctionVersion"))
                        .description(properties.text("Description", ""))
                        .routingConfig(routing(properties)));
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(LambdaClient.class)
                .deleteAlias(request ->
                        request.functionName(last.text("FunctionName")).name(last.text("Name")));
    }

    private static AliasRoutingConfiguration routing(Properties properties) {
        var weights = new LinkedHashMap<String, Double>();
        properties
                .map("RoutingConfig")
                .maps("AdditionalVersionWeights")
                .forEach(
                        each -> weights.put(each.text("FunctionVersion"), Double.valueOf(each.text("FunctionWeight"))));
        return AliasRoutingConfiguration.builder()
                .additionalVersionWeights(weights)
                .build();
    }
}
