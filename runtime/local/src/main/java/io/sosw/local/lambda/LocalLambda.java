package io.sosw.local.lambda;

import io.sosw.local.lambda.function.CodeStore;
import io.sosw.local.lambda.function.FunctionName;
import io.sosw.local.lambda.function.FunctionVersion;
import io.sosw.local.lambda.function.Functions;
import io.sosw.local.lambda.function.LambdaErrors;
import io.sosw.local.lambda.function.Layers;
import io.sosw.local.lambda.function.PojoCopy;
import io.sosw.local.lambda.mapping.Mappings;
import io.sosw.local.lambda.url.FunctionUrls;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.*;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRecursionConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionRecursionConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionRecursionConfigResponse;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

/** AWS Lambda: inject it into a test, or serve it. Safe for use by several threads. */
public final class LocalLambda extends LayersAndPolicies {
    private final World world;
    private final Functions functions;
    private final Invocations invocations;
    private final Mappings mappings;
    private final FunctionUrls urls;

    public LocalLambda(World world, LambdaPlace place) {
        this(world, place, new CodeStore(place.directory(), place.s3()));
    }

    private LocalLambda(World world, LambdaPlace place, CodeStore store) {
        this(world, place, store, new Layers(world, store));
    }

    private LocalLambda(World world, LambdaPlace place, CodeStore store, Layers layers) {
        this(world, place, new Functions(world, store, layers), layers);
    }

    private LocalLambda(World world, LambdaPlace place, Functions functions, Layers layers) {
        super(functions, layers);
        this.world = world;
        this.functions = functions;
        invocations = new Invocations(world, place, functions);
        mappings = new Mappings(world, place.sqs(), place.pollers(), invocations);
        urls = new FunctionUrls(world, invocations::request);
        world.deliveries().register("lambda", (arn, message) -> invocations.deliver(arn.toString(), message.body()));
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        return invocations.invoke(request);
    }

    @Override
    public CreateFunctionResponse createFunction(CreateFunctionRequest request) {
        var function = functions.create(request);
        var version = Boolean.TRUE.equals(request.publish()) ? function.publish("") : function.latest();
        return PojoCopy.copy(version.configuration(), CreateFunctionResponse.builder())
                .build();
    }

    @Override
    public GetFunctionResponse getFunction(GetFunctionRequest request) {
        var version = functions.version(request.functionName(), request.qualifier());
        return GetFunctionResponse.builder()
                .configuration(version.configuration())
                .code(code -> code.repositoryType("Local")
                        .location(version.code().root().toUri().toString()))
                .build();
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(GetFunctionConfigurationRequest request) {
        var version = functions.version(request.functionName(), request.qualifier());
        return PojoCopy.copy(version.configuration(), GetFunctionConfigurationResponse.builder())
                .build();
    }

    @Override
    public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
        var all = functions.all().stream()
                .map(function -> function.latest().configuration())
                .toList();
        return ListFunctionsResponse.builder().functions(all).build();
    }

    @Override
    public UpdateFunctionCodeResponse updateFunctionCode(UpdateFunctionCodeRequest request) {
        var function = functions.named(request.functionName());
        FunctionVersion version = functions.code(
                function, PojoCopy.copy(request, FunctionCode.builder()).build());
        if (Boolean.TRUE.equals(request.publish())) {
            version = function.publish("");
        }
        return PojoCopy.copy(version.configuration(), UpdateFunctionCodeResponse.builder())
                .build();
    }

    @Override
    public UpdateFunctionConfigurationResponse updateFunctionConfiguration(UpdateFunctionConfigurationRequest request) {
        var version = functions.configure(functions.named(request.functionName()), request);
        return PojoCopy.copy(version.configuration(), UpdateFunctionConfigurationResponse.builder())
                .build();
    }

    @Override
    public DeleteFunctionResponse deleteFunction(DeleteFunctionRequest request) {
        var function = functions.named(request.functionName());
        if (FunctionName.of(request.functionName(), request.qualifier()).explicit()) {
            throw LambdaErrors.invalid("The local Lambda deletes whole functions only, not the version "
                    + FunctionName.of(request.functionName(), request.qualifier())
                            .qualifier());
        }
        urls.list(arn(request.functionName(), null)).forEach(url -> urls.delete(url.functionArn()));
        functions.delete(function);
        invocations.forget(function);
        return DeleteFunctionResponse.builder().build();
    }

    @Override
    public PublishVersionResponse publishVersion(PublishVersionRequest request) {
        var description = request.description() == null ? "" : request.description();
        var version = functions.named(request.functionName()).publish(description);
        return PojoCopy.copy(version.configuration(), PublishVersionResponse.builder())
                .build();
    }

    @Override
    public ListVersionsByFunctionResponse listVersionsByFunction(ListVersionsByFunctionRequest request) {
        var all = functions.named(request.functionName()).versions().stream()
                .map(FunctionVersion::configuration)
                .toList();
        return ListVersionsByFunctionResponse.builder().versions(all).build();
    }

    @Override
    public CreateAliasResponse createAlias(CreateAliasRequest request) {
        var function = functions.named(request.functionName());
        if (function.aliases().containsKey(request.name())) {
            throw LambdaErrors.conflict("Alias already exists: " + aliasArn(request.functionName(), request.name()));
        }
        var alias = PojoCopy.copy(request, AliasConfiguration.builder())
                .aliasArn(aliasArn(request.functionName(), request.name()))
                .revisionId(Ids.uuid(world.random()).toString())
                .build();
        return PojoCopy.copy(function.alias(alias), CreateAliasResponse.builder())
                .build();
    }

    @Override
    public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        var current = alias(request.functionName(), request.name());
        var alias = PojoCopy.copy(request, current.toBuilder())
                .revisionId(Ids.uuid(world.random()).toString())
                .build();
        functions.named(request.functionName()).alias(alias);
        return PojoCopy.copy(alias, UpdateAliasResponse.builder()).build();
    }

    @Override
    public GetAliasResponse getAlias(GetAliasRequest request) {
        return PojoCopy.copy(alias(request.functionName(), request.name()), GetAliasResponse.builder())
                .build();
    }

    @Override
    public ListAliasesResponse listAliases(ListAliasesRequest request) {
        var aliases = functions.named(request.functionName()).aliases().values();
        return ListAliasesResponse.builder().aliases(aliases).build();
    }

    @Override
    public DeleteAliasResponse deleteAlias(DeleteAliasRequest request) {
        functions.named(request.functionName()).removeAlias(request.name());
        return DeleteAliasResponse.builder().build();
    }

    private AliasConfiguration alias(@Nullable String function, String name) {
        var alias = functions.named(function).aliases().get(name);
        if (alias == null) {
            throw LambdaErrors.notFound("Cannot find alias arn: " + aliasArn(function, name));
        }
        return alias;
    }

    private String aliasArn(@Nullable String function, String name) {
        return functions.named(function).latest().configuration().functionArn() + ":" + name;
    }

    @Override
    public PutFunctionConcurrencyResponse putFunctionConcurrency(PutFunctionConcurrencyRequest request) {
        var count = request.reservedConcurrentExecutions();
        functions.named(request.functionName()).reserve(Optional.of(count));
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(count)
                .build();
    }

    @Override
    public GetFunctionConcurrencyResponse getFunctionConcurrency(GetFunctionConcurrencyRequest request) {
        var response = GetFunctionConcurrencyResponse.builder();
        functions.named(request.functionName()).reserved().ifPresent(response::reservedConcurrentExecutions);
        return response.build();
    }

    @Override
    public DeleteFunctionConcurrencyResponse deleteFunctionConcurrency(DeleteFunctionConcurrencyRequest request) {
        functions.named(request.functionName()).reserve(Optional.empty());
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    @Override
    public PutFunctionEventInvokeConfigResponse putFunctionEventInvokeConfig(
            PutFunctionEventInvokeConfigRequest request) {
        var version = functions.version(request.functionName(), request.qualifier());
        var name = FunctionName.of(request.functionName(), request.qualifier());
        var settings = PojoCopy.copy(request, FunctionEventInvokeConfig.builder())
                .functionArn(version.configuration().functionArn())
                .lastModified(world.clock().instant())
                .build();
        functions.named(request.functionName()).asynchronous(name.qualifier(), settings);
        return PojoCopy.copy(settings, PutFunctionEventInvokeConfigResponse.builder())
                .build();
    }

    @Override
    public GetFunctionEventInvokeConfigResponse getFunctionEventInvokeConfig(
            GetFunctionEventInvokeConfigRequest request) {
        var name = FunctionName.of(request.functionName(), request.qualifier());
        var settings = functions
                .named(request.functionName())
                .asynchronous(name.qualifier())
                .orElseThrow(() ->
                        LambdaErrors.notFound("The function " + name.name() + " doesn't have an EventInvokeConfig"));
        return PojoCopy.copy(settings, GetFunctionEventInvokeConfigResponse.builder())
                .build();
    }

    @Override
    public DeleteFunctionEventInvokeConfigResponse deleteFunctionEventInvokeConfig(
            DeleteFunctionEventInvokeConfigRequest request) {
        var name = FunctionName.of(request.functionName(), request.qualifier());
        functions.named(request.functionName()).removeAsynchronous(name.qualifier());
        return DeleteFunctionEventInvokeConfigResponse.builder().build();
    }

    @Override
    public CreateEventSourceMappingResponse createEventSourceMapping(CreateEventSourceMappingRequest request) {
        var name = FunctionName.of(request.functionName(), null);
        functions.version(request.functionName(), null);
        var arn =
                functions.named(request.functionName()).latest().configuration().functionArn();
        var made = mappings.create(request, name.explicit() ? arn + ":" + name.qualifier() : arn, request.enabled());
        return PojoCopy.copy(made, CreateEventSourceMappingResponse.builder()).build();
    }

    @Override
    public UpdateEventSourceMappingResponse updateEventSourceMapping(UpdateEventSourceMappingRequest request) {
        var made = mappings.update(request.uuid(), request, request.enabled());
        return PojoCopy.copy(made, UpdateEventSourceMappingResponse.builder()).build();
    }

    @Override
    public GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest request) {
        return PojoCopy.copy(mappings.get(request.uuid()), GetEventSourceMappingResponse.builder())
                .build();
    }

    @Override
    public DeleteEventSourceMappingResponse deleteEventSourceMapping(DeleteEventSourceMappingRequest request) {
        return PojoCopy.copy(mappings.delete(request.uuid()), DeleteEventSourceMappingResponse.builder())
                .build();
    }

    @Override
    public ListEventSourceMappingsResponse listEventSourceMappings(ListEventSourceMappingsRequest request) {
        var function = request.functionName() == null
                ? ""
                : FunctionName.of(request.functionName(), null).name();
        var found = mappings.list().stream()
                .filter(mapping -> function.isEmpty()
                        || FunctionName.of(mapping.functionArn(), null).name().equals(function))
                .filter(mapping -> request.eventSourceArn() == null
                        || request.eventSourceArn().equals(mapping.eventSourceArn()))
                .toList();
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(found)
                .build();
    }

    @Override
    public PutFunctionRecursionConfigResponse putFunctionRecursionConfig(PutFunctionRecursionConfigRequest request) {
        functions.named(request.functionName()).allowRecursion(request.recursiveLoop() == RecursiveLoop.ALLOW);
        return PutFunctionRecursionConfigResponse.builder()
                .recursiveLoop(request.recursiveLoop())
                .build();
    }

    @Override
    public GetFunctionRecursionConfigResponse getFunctionRecursionConfig(GetFunctionRecursionConfigRequest request) {
        var allowed = functions.named(request.functionName()).recursionAllowed();
        return GetFunctionRecursionConfigResponse.builder()
                .recursiveLoop(allowed ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE)
                .build();
    }

    @Override
    public CreateFunctionUrlConfigResponse createFunctionUrlConfig(CreateFunctionUrlConfigRequest request) {
        var made = urls.create(arn(request.functionName(), request.qualifier()), request);
        return PojoCopy.copy(made, CreateFunctionUrlConfigResponse.builder()).build();
    }

    @Override
    public UpdateFunctionUrlConfigResponse updateFunctionUrlConfig(UpdateFunctionUrlConfigRequest request) {
        var made = urls.update(arn(request.functionName(), request.qualifier()), request);
        return PojoCopy.copy(made, UpdateFunctionUrlConfigResponse.builder()).build();
    }

    @Override
    public GetFunctionUrlConfigResponse getFunctionUrlConfig(GetFunctionUrlConfigRequest request) {
        var found = urls.get(arn(request.functionName(), request.qualifier()));
        return PojoCopy.copy(found, GetFunctionUrlConfigResponse.builder()).build();
    }

    @Override
    public ListFunctionUrlConfigsResponse listFunctionUrlConfigs(ListFunctionUrlConfigsRequest request) {
        return ListFunctionUrlConfigsResponse.builder()
                .functionUrlConfigs(urls.list(arn(request.functionName(), null)))
                .build();
    }

    @Override
    public DeleteFunctionUrlConfigResponse deleteFunctionUrlConfig(DeleteFunctionUrlConfigRequest request) {
        urls.delete(arn(request.functionName(), request.qualifier()));
        return DeleteFunctionUrlConfigResponse.builder().build();
    }

    /** With the qualifier, if there is one. */
    private String arn(@Nullable String function, @Nullable String qualifier) {
        var plain = functions.named(function).latest().configuration().functionArn();
        return qualifier == null ? plain : plain + ":" + qualifier;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Ends all environments. */
    @Override
    public void close() {
        urls.close();
        mappings.close();
        invocations.close();
    }
}
