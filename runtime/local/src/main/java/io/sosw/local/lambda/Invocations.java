package io.sosw.local.lambda;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.lambda.environment.Call;
import io.sosw.local.lambda.environment.Outcome;
import io.sosw.local.lambda.function.FunctionName;
import io.sosw.local.lambda.function.FunctionVersion;
import io.sosw.local.lambda.function.Functions;
import io.sosw.local.lambda.function.LambdaErrors;
import io.sosw.local.lambda.function.LambdaFunction;
import io.sosw.local.lambda.mapping.Mappings;
import io.sosw.local.wire.TraceHeader;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** The Invoke API. */
final class Invocations implements Mappings.Target, AutoCloseable {
    private static final int MOST_BYTES = 6_291_456;
    /** AWS raised it from 256 KB in January 2026. */
    private static final int MOST_BYTES_ASYNCHRONOUS = 1_048_576;

    private static final int TAIL = 4_096;
    /** A log type of the shim's own, for {@code sosw:invoke}: the log as far as a header of HTTP can hold it. */
    private static final String WHOLE = "Whole";

    private static final int MOST_LOG = 131_072;

    private final World world;
    private final LambdaPlace place;
    private final Functions functions;
    private final Asynchronous asynchronous;
    private final Map<String, Fleet> fleets = new ConcurrentHashMap<>();

    Invocations(World world, LambdaPlace place, Functions functions) {
        this.world = world;
        this.place = place;
        this.functions = functions;
        this.asynchronous = new Asynchronous(world, place, this::run);
    }

    InvokeResponse invoke(InvokeRequest request) {
        var name = FunctionName.of(request.functionName(), request.qualifier());
        var function = functions.named(request.functionName());
        var version = routed(function, name);
        var payload = payload(request);
        var type = request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType();
        var number = version.configuration().version();
        return switch (type) {
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).build();
            case EVENT -> {
                event(function, name, payload, TraceHeader.of(request));
                yield InvokeResponse.builder().statusCode(202).build();
            }
            case REQUEST_RESPONSE -> {
                var outcome = run(
                        function,
                        version,
                        call(function, name, payload, request.clientContext(), TraceHeader.of(request)));
                var response = InvokeResponse.builder()
                        .statusCode(200)
                        .executedVersion(number)
                        .payload(SdkBytes.fromByteArrayUnsafe(outcome.payload()));
                if (outcome.failed()) {
                    response.functionError("Unhandled");
                }
                if (request.logType() == LogType.TAIL) {
                    response.logResult(tail(outcome.log(), TAIL));
                } else if (WHOLE.equals(request.logTypeAsString())) {
                    response.logResult(tail(outcome.log(), MOST_LOG));
                }
                yield response.build();
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw LambdaErrors.invalid("Unknown invocation type " + request.invocationTypeAsString());
        };
    }

    /** What another service of this world sends to a function. */
    void deliver(String arn, String body) {
        var name = FunctionName.of(arn, null);
        event(functions.named(arn), name, body.getBytes(StandardCharsets.UTF_8), "");
    }

    /** What an event source mapping calls; throws if the function fails, so that its messages come back. */
    @Override
    public byte[] call(String arn, byte[] event) {
        var name = FunctionName.of(arn, null);
        var function = functions.named(arn);
        var outcome = run(function, routed(function, name), call(function, name, event, null, traces(event)));
        if (outcome.failed()) {
            throw new IllegalStateException(arn + " failed: " + new String(outcome.payload(), StandardCharsets.UTF_8));
        }
        return outcome.payload();
    }

    @Override
    public int timeout(String arn) {
        return functions.version(arn, null).configuration().timeout();
    }

    /** What a function's URL calls. */
    Optional<byte[]> request(String arn, byte[] event) {
        var name = FunctionName.of(arn, null);
        var function = functions.named(arn);
        var outcome = run(function, routed(function, name), call(function, name, event, null, ""));
        return outcome.failed() ? Optional.empty() : Optional.of(outcome.payload());
    }

    /** The longest way that a message of the batch has come. */
    private String traces(byte[] event) {
        if (!(Json.parse(event) instanceof Map<?, ?> batch) || !(batch.get("Records") instanceof List<?> records)) {
            return "";
        }
        return records.stream()
                .map(each -> each instanceof Map<?, ?> message ? message.get("attributes") : null)
                .map(each -> each instanceof Map<?, ?> attributes ? attributes.get("AWSTraceHeader") : null)
                .filter(String.class::isInstance)
                .map(header -> Lineage.of((String) header, world.random()))
                .reduce(Lineage::longer)
                .map(Lineage::header)
                .orElse("");
    }

    private void event(LambdaFunction function, FunctionName name, byte[] payload, String trace) {
        function.version(name.qualifier());
        asynchronous.accept(function, name.qualifier(), call(function, name, payload, null, trace));
    }

    private FunctionVersion routed(LambdaFunction function, FunctionName name) {
        return function.route(name.qualifier(), world.random().nextDouble());
    }

    private Outcome run(LambdaFunction function, FunctionVersion version, Call call) {
        return fleets.computeIfAbsent(function.name(), any -> new Fleet(world, place, function))
                .run(version, call);
    }

    private Call call(
            LambdaFunction function,
            FunctionName name,
            byte[] payload,
            @org.jspecify.annotations.Nullable String clientContext,
            String trace) {
        var arn = function.latest().configuration().functionArn() + (name.explicit() ? ":" + name.qualifier() : "");
        var lineage = Lineage.of(trace, world.random()).into(function);
        var context = clientContext == null
                ? ""
                : new String(Base64.getDecoder().decode(clientContext), StandardCharsets.UTF_8);
        return new Call(Ids.uuid(world.random()).toString(), arn, payload, context, lineage.header());
    }

    private static byte[] payload(InvokeRequest request) {
        var bytes = request.payload() == null ? new byte[0] : request.payload().asByteArray();
        var event = request.invocationType() == InvocationType.EVENT;
        var limit = event ? MOST_BYTES_ASYNCHRONOUS : MOST_BYTES;
        if (bytes.length > limit) {
            throw LambdaErrors.tooLarge(bytes.length, event ? "Event" : "RequestResponse", limit);
        }
        if (bytes.length == 0) {
            return new byte[] {'{', '}'};
        }
        try {
            Json.parse(bytes);
        } catch (JsonException e) {
            throw LambdaErrors.notJson(String.valueOf(e.getMessage()));
        }
        return bytes;
    }

    private static String tail(String log, int most) {
        var bytes = log.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(bytes, Math.max(0, bytes.length - most), bytes.length));
    }

    /** Ends the environments of a function that is no more. */
    void forget(LambdaFunction function) {
        var fleet = fleets.remove(function.name());
        if (fleet != null) {
            fleet.close();
        }
    }

    @Override
    public void close() {
        fleets.values().forEach(Fleet::close);
    }
}
