package io.sosw.local.lambda.function;

import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** All functions of the account. Safe for use by several threads. */
public final class Functions {
    private static final Integer DEFAULT_MEMORY = 128;
    private static final Integer DEFAULT_TIMEOUT = 3;
    private static final int MOST_SECONDS = 900;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final World world;
    private final CodeStore store;
    private final Layers layers;
    private final Map<String, LambdaFunction> functions = new ConcurrentSkipListMap<>();

    public Functions(World world, CodeStore store, Layers layers) {
        this.world = world;
        this.store = store;
        this.layers = layers;
    }

    /** Makes a function. */
    public LambdaFunction create(CreateFunctionRequest request) {
        var name = FunctionName.of(request.functionName(), null).name();
        if (functions.containsKey(name)) {
            throw LambdaErrors.conflict("Function already exist: " + name);
        }
        if (request.code() == null) {
            throw LambdaErrors.invalid("Code is required");
        }
        var code = store.store(request.code());
        var builder = PojoCopy.copy(request, FunctionConfiguration.builder())
                .functionName(name)
                .functionArn(arn(name))
                .memorySize(request.memorySize() == null ? DEFAULT_MEMORY : request.memorySize())
                .timeout(request.timeout() == null ? DEFAULT_TIMEOUT : request.timeout())
                .packageType(request.packageType() == null ? PackageType.ZIP : request.packageType())
                .architectures(request.hasArchitectures() ? request.architectures() : List.of(Architecture.X86_64))
                .description(request.description() == null ? "" : request.description())
                .tracingConfig(tracing -> tracing.mode(TracingMode.PASS_THROUGH))
                .ephemeralStorage(storage -> storage.size(512));
        if (request.loggingConfig() == null) {
            builder.loggingConfig(log -> log.logFormat(LogFormat.TEXT).logGroup("/aws/lambda/" + name));
        }
        var function = new LambdaFunction(name, version(builder, code, layers.resolve(request.layers())));
        if (functions.putIfAbsent(name, function) != null) {
            throw LambdaErrors.conflict("Function already exist: " + name);
        }
        return function;
    }

    /** Changes settings: those that the request names. */
    public FunctionVersion configure(LambdaFunction function, UpdateFunctionConfigurationRequest request) {
        var latest = function.latest();
        var builder = PojoCopy.copy(request, latest.configuration().toBuilder()).functionName(function.name());
        var changed = request.hasLayers()
                ? version(builder, latest.code(), layers.resolve(request.layers()))
                : version(builder, latest.code(), latest);
        function.change(changed);
        return changed;
    }

    /** Changes the code. */
    public FunctionVersion code(
            LambdaFunction function, software.amazon.awssdk.services.lambda.model.FunctionCode code) {
        var latest = function.latest();
        var changed = version(latest.configuration().toBuilder(), store.store(code), latest);
        function.change(changed);
        return changed;
    }

    private FunctionVersion version(FunctionConfiguration.Builder builder, Code code, List<Layers.Version> layers) {
        var named = layers.stream()
                .map(layer -> Layer.builder()
                        .arn(layer.described().layerVersionArn())
                        .codeSize(layer.code().size())
                        .build())
                .toList();
        return version(
                named.isEmpty() ? builder.layers((Collection<Layer>) null) : builder.layers(named),
                code,
                new FunctionVersion(
                        FunctionConfiguration.builder().build(),
                        code,
                        layers.stream().map(Layers.Version::code).toList()));
    }

    /** With the layers of another version. */
    private FunctionVersion version(FunctionConfiguration.Builder builder, Code code, FunctionVersion other) {
        requireSize(code, other.layers());
        var now = world.clock().instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        var configuration = builder.codeSha256(code.sha256())
                .codeSize(code.size())
                .version(FunctionName.LATEST)
                .state(State.ACTIVE)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .lastModified(TIME.format(now))
                .revisionId(Ids.uuid(world.random()).toString())
                .build();
        if (configuration.timeout() < 1 || configuration.timeout() > MOST_SECONDS) {
            throw LambdaErrors.invalid(
                    "Timeout must be between 1 and " + MOST_SECONDS + " seconds but is " + configuration.timeout());
        }
        return new FunctionVersion(configuration, code, other.layers());
    }

    private static void requireSize(Code code, List<Code> layers) {
        if (layers.isEmpty()) {
            return; // the code alone was checked when it was unpacked
        }
        long size = code.unzipped() + layers.stream().mapToLong(Code::unzipped).sum();
        if (size > CodeStore.MOST_UNPACKED) {
            throw LambdaErrors.invalid("Function code combined with layers exceeds the maximum allowed size of "
                    + CodeStore.MOST_UNPACKED + " bytes. The actual size is " + size + " bytes.");
        }
    }

    /** The function of that name. */
    public LambdaFunction named(@Nullable String text) {
        var name = FunctionName.of(text, null).name();
        var function = functions.get(name);
        if (function == null) {
            throw LambdaErrors.notFound("Function not found: " + arn(name));
        }
        return function;
    }

    /** The version that name and qualifier mean together. */
    public FunctionVersion version(@Nullable String text, @Nullable String qualifier) {
        return named(text).version(FunctionName.of(text, qualifier).qualifier());
    }

    public List<LambdaFunction> all() {
        return List.copyOf(functions.values());
    }

    /** Forgets a function. */
    public void delete(LambdaFunction function) {
        functions.remove(function.name());
    }

    private String arn(String name) {
        return "arn:aws:lambda:" + world.region() + ":" + world.accountId() + ":function:" + name;
    }
}
