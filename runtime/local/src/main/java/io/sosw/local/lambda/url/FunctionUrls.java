package io.sosw.local.lambda.url;

import io.sosw.local.http.HttpPort;
import io.sosw.local.lambda.function.LambdaErrors;
import io.sosw.local.lambda.function.PojoCopy;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/**
 * The addresses of functions: each listens on a port of its own, since names such as {@code id.lambda-url.us-east-1.on.aws}
 * do not lead to this machine. Safe for use by several threads.
 */
public final class FunctionUrls implements AutoCloseable {
    private final World world;
    private final Target target;
    private final Map<String, Listening> all = new ConcurrentHashMap<>();

    /** Calls a function and waits. */
    public interface Target {
        /** The answer; empty if the function failed. */
        Optional<byte[]> request(String functionArn, byte[] event);
    }

    private record Listening(HttpPort port, FunctionUrlConfig settings) {}

    public FunctionUrls(World world, Target target) {
        this.world = world;
        this.target = target;
    }

    /** Opens an address for the function. */
    public FunctionUrlConfig create(String functionArn, SdkPojo request) {
        if (all.containsKey(functionArn)) {
            throw LambdaErrors.conflict("Failed to create function url config for [functionArn = " + functionArn
                    + "]. Error message:  FunctionUrlConfig exists for this Lambda function");
        }
        try {
            var port = HttpPort.loopback("function-url");
            var now = world.clock().instant().toString();
            var settings = PojoCopy.copy(request, FunctionUrlConfig.builder())
                    .functionArn(functionArn)
                    .functionUrl("http://" + port.address() + "/")
                    .creationTime(now)
                    .lastModifiedTime(now)
                    .build();
            all.put(functionArn, new Listening(port, settings));
            port.answer((sent, response, context) ->
                    new UrlHandler(world, get(functionArn), target).handle(sent, response, context));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes settings: those that the request names. */
    public FunctionUrlConfig update(String functionArn, SdkPojo request) {
        var current = listening(functionArn);
        var settings = PojoCopy.copy(request, current.settings().toBuilder())
                .functionArn(functionArn)
                .lastModifiedTime(world.clock().instant().toString())
                .build();
        all.put(functionArn, new Listening(current.port(), settings));
        return settings;
    }

    /** The address of the function. */
    public FunctionUrlConfig get(String functionArn) {
        return listening(functionArn).settings();
    }

    private Listening listening(String functionArn) {
        var found = all.get(functionArn);
        if (found == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return found;
    }

    /** The addresses of the function and its aliases. */
    public List<FunctionUrlConfig> list(String functionArn) {
        return all.values().stream()
                .map(Listening::settings)
                .filter(url -> url.functionArn().equals(functionArn)
                        || url.functionArn().startsWith(functionArn + ":"))
                .toList();
    }

    /** Closes the address. */
    public void delete(String functionArn) {
        listening(functionArn).port().close();
        all.remove(functionArn);
    }

    @Override
    public void close() {
        all.values().forEach(each -> each.port().close());
        all.clear();
    }
}
