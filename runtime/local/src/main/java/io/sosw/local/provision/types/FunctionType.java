package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** A function. */
final class FunctionType implements ResourceType {

    @Override
    public String name() {
        return "AWS::Lambda::Function";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("FunctionName", "PackageType");
    }

    @Override
    public String naming() {
        return "FunctionName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var properties = desired.properties();
        var request = properties
                .fill(CreateFunctionRequest.builder(), "Code", "ReservedConcurrentExecutions", "RecursiveLoop")
                .code(FunctionCodes.of(properties.map("Code")))
                .functionName(desired.name("FunctionName"));
        var lambda = services.get(LambdaClient.class);
        var created = lambda.createFunction(request.build());
        settings(lambda, created.functionName(), new Properties(Map.of()), properties);
        return made(created.functionName(), created.functionArn());
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        var lambda = services.get(LambdaClient.class);
        var properties = desired.properties();
        var name = current.physicalId();
        if (!before.value("Code").equals(properties.value("Code"))
                || !before.value("Architectures").equals(properties.value("Architectures"))) {
            var code = FunctionCodes.of(properties.map("Code"));
            lambda.updateFunctionCode(UpdateFunctionCodeRequest.builder()
                    .functionName(name)
                    .s3Bucket(code.s3Bucket())
                    .s3Key(code.s3Key())
                    .s3ObjectVersion(code.s3ObjectVersion())
                    .imageUri(code.imageUri())
                    .zipFile(code.zipFile())
                    .architecturesWithStrings(properties.texts("Architectures"))
                    .build());
        }
        lambda.updateFunctionConfiguration(properties
                .fill(UpdateFunctionConfigurationRequest.builder())
                .functionName(name)
                .layers(properties.texts("Layers"))
                .build());
        properties.value("Tags");
        settings(lambda, name, before, properties);
        return current;
    }

    private static void settings(LambdaClient lambda, String name, Properties before, Properties now) {
        var reserved = now.value("ReservedConcurrentExecutions");
        if (!reserved.equals(before.value("ReservedConcurrentExecutions"))) {
            if (reserved.isPresent()) {
                var count = Integer.valueOf(Properties.asText(reserved.get()));
                lambda.putFunctionConcurrency(
                        request -> request.functionName(name).reservedConcurrentExecutions(count));
            } else {
                lambda.deleteFunctionConcurrency(request -> request.functionName(name));
            }
        }
        var loop = now.value("RecursiveLoop");
        if (!loop.equals(before.value("RecursiveLoop"))) {
            var recursion = now.text("RecursiveLoop", "Terminate");
            lambda.putFunctionRecursionConfig(
                    request -> request.functionName(name).recursiveLoop(recursion));
        }
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(LambdaClient.class).deleteFunction(request -> request.functionName(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        try {
            FunctionConfiguration found = services.get(LambdaClient.class)
                    .getFunction(request -> request.functionName(desired.name("FunctionName")))
                    .configuration();
            return Optional.of(made(found.functionName(), found.functionArn()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Made made(String name, String arn) {
        return new Made(name, Map.of("Arn", arn));
    }
}
