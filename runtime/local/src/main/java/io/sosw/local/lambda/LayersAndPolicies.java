package io.sosw.local.lambda;

import io.sosw.local.lambda.function.FunctionName;
import io.sosw.local.lambda.function.Functions;
import io.sosw.local.lambda.function.Layers;
import io.sosw.local.lambda.function.PojoCopy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentOutput;
import software.amazon.awssdk.services.lambda.model.LayersListItem;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersResponse;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** The part of Lambda's API that is about layers, and about who may call a function. */
abstract class LayersAndPolicies implements LambdaClient {
    private final Functions functions;
    private final Layers layers;

    LayersAndPolicies(Functions functions, Layers layers) {
        this.functions = functions;
        this.layers = layers;
    }

    @Override
    public final PublishLayerVersionResponse publishLayerVersion(PublishLayerVersionRequest request) {
        var made = layers.publish(request);
        return PojoCopy.copy(made.described(), PublishLayerVersionResponse.builder())
                .layerArn(layers.arn(request.layerName()))
                .content(content(made))
                .build();
    }

    @Override
    public final GetLayerVersionResponse getLayerVersion(GetLayerVersionRequest request) {
        var found = layers.version(request.layerName(), request.versionNumber());
        return PojoCopy.copy(found.described(), GetLayerVersionResponse.builder())
                .layerArn(layers.arn(request.layerName()))
                .content(content(found))
                .build();
    }

    @Override
    public final GetLayerVersionByArnResponse getLayerVersionByArn(GetLayerVersionByArnRequest request) {
        var cut = request.arn().lastIndexOf(':');
        var layer = request.arn().substring(0, cut);
        var found = layers.version(layer, Long.parseLong(request.arn().substring(cut + 1)));
        return PojoCopy.copy(found.described(), GetLayerVersionByArnResponse.builder())
                .layerArn(layer)
                .content(content(found))
                .build();
    }

    private static LayerVersionContentOutput content(Layers.Version version) {
        return LayerVersionContentOutput.builder()
                .codeSha256(version.code().sha256())
                .codeSize(version.code().size())
                .location(version.code().root().toUri().toString())
                .build();
    }

    @Override
    public final ListLayerVersionsResponse listLayerVersions(ListLayerVersionsRequest request) {
        var all = layers.versions(request.layerName()).stream()
                .map(Layers.Version::described)
                .toList();
        return ListLayerVersionsResponse.builder().layerVersions(all).build();
    }

    @Override
    public final ListLayersResponse listLayers(ListLayersRequest request) {
        var all = layers.newest().stream().map(this::listed).toList();
        return ListLayersResponse.builder().layers(all).build();
    }

    private LayersListItem listed(Layers.Version version) {
        var arn = version.described().layerVersionArn();
        var layer = arn.substring(0, arn.lastIndexOf(':'));
        return LayersListItem.builder()
                .layerName(layer.substring(layer.lastIndexOf(':') + 1))
                .layerArn(layer)
                .latestMatchingVersion(version.described())
                .build();
    }

    @Override
    public final DeleteLayerVersionResponse deleteLayerVersion(DeleteLayerVersionRequest request) {
        layers.delete(request.layerName(), request.versionNumber());
        return DeleteLayerVersionResponse.builder().build();
    }

    @Override
    public final AddPermissionResponse addPermission(AddPermissionRequest request) {
        var qualifier = qualifier(request.functionName(), request.qualifier());
        var function = functions.named(request.functionName());
        var arn = function.latest().configuration().functionArn() + (qualifier.isEmpty() ? "" : ":" + qualifier);
        functions.version(request.functionName(), request.qualifier());
        return AddPermissionResponse.builder()
                .statement(function.policy().add(qualifier, arn, request))
                .build();
    }

    @Override
    public final RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        functions
                .named(request.functionName())
                .policy()
                .remove(qualifier(request.functionName(), request.qualifier()), request.statementId());
        return RemovePermissionResponse.builder().build();
    }

    @Override
    public final GetPolicyResponse getPolicy(GetPolicyRequest request) {
        var policy = functions.named(request.functionName()).policy();
        return GetPolicyResponse.builder()
                .policy(policy.text(qualifier(request.functionName(), request.qualifier())))
                .build();
    }

    private static String qualifier(@Nullable String function, @Nullable String qualifier) {
        var name = FunctionName.of(function, qualifier);
        return name.explicit() ? name.qualifier() : "";
    }
}
