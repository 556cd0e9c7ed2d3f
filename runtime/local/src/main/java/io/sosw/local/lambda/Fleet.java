package io.sosw.local.lambda;

import io.sosw.local.lambda.environment.Call;
import io.sosw.local.lambda.environment.Environment;
import io.sosw.local.lambda.environment.Launch;
import io.sosw.local.lambda.environment.Outcome;
import io.sosw.local.lambda.function.FunctionVersion;
import io.sosw.local.lambda.function.LambdaErrors;
import io.sosw.local.lambda.function.LambdaFunction;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The execution environments of one function: one for each concurrent call, reused while warm. */
final class Fleet implements AutoCloseable {
    /** The account's concurrency, which a function without a reservation may use. */
    private static final int UNRESERVED = 1_000;

    /** For a person at a breakpoint. */
    private static final Duration UNHURRIED = Duration.ofHours(24);

    private final World world;
    private final LambdaPlace place;
    private final LambdaFunction function;
    private final Map<String, Deque<Environment>> idle = new HashMap<>();
    private final Set<Environment> alive = new HashSet<>();
    private int busy;

    Fleet(World world, LambdaPlace place, LambdaFunction function) {
        this.world = world;
        this.place = place;
        this.function = function;
    }

    /**
     * Handles one event in the caller's thread.
     *
     * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException if all environments are busy
     */
    Outcome run(FunctionVersion version, Call call) {
        var key = version.configuration().version() + " "
                + version.configuration().revisionId() + " "
                + version.code().fingerprint(Variables.exchanging(version.configuration()));
        var environment = take(key);
        try {
            if (environment == null) {
                environment = start(version);
                remember(environment);
            }
            return environment.run(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(key, environment);
        }
    }

    private synchronized @Nullable Environment take(String key) {
        var limit = function.reserved();
        if (busy >= limit.orElse(UNRESERVED)) {
            throw LambdaErrors.throttled(
                    limit.isPresent()
                            ? "ReservedFunctionConcurrentInvocationLimitExceeded"
                            : "ConcurrentInvocationLimitExceeded");
        }
        busy++;
        var warm = idle.getOrDefault(key, new ArrayDeque<>());
        while (!warm.isEmpty()) {
            var environment = warm.pop();
            if (environment.usable()) {
                return environment;
            }
        }
        return null;
    }

    private synchronized void remember(Environment environment) {
        alive.removeIf(any -> !any.usable());
        alive.add(environment);
    }

    /** What runs code or settings of yesterday is ended, not reused. */
    private synchronized void release(String key, @Nullable Environment environment) {
        busy--;
        if (environment != null && environment.usable()) {
            idle.computeIfAbsent(key, any -> new ArrayDeque<>()).push(environment);
        }
        var latest = function.latest().configuration().revisionId();
        idle.entrySet().removeIf(entry -> {
            var outdated = entry.getKey().startsWith("$LATEST ")
                    && (!entry.getKey().startsWith("$LATEST " + latest + " ")
                            || !entry.getKey().equals(key) && key.startsWith("$LATEST "));
            if (outdated) {
                entry.getValue().forEach(Environment::close);
            }
            return outdated;
        });
    }

    private Environment start(FunctionVersion version) throws IOException {
        var configuration = version.configuration();
        var id = Ids.uuid(world.random()).toString().replace("-", "");
        var directory = Files.createDirectories(
                place.directory().resolve("environments").resolve(configuration.functionName() + "-" + id));
        var tmp = Files.createDirectories(directory.resolve("tmp"));
        var stream = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC)
                        .toString()
                        .replace('-', '/') + "/[" + configuration.version() + "]" + id;
        var code = version.code();
        var plan = new Environment.Plan(
                String.valueOf(configuration.runtimeAsString()),
                configuration.version(),
                Variables.debugged(configuration) ? UNHURRIED : Duration.ofSeconds(configuration.timeout()),
                Variables.json(configuration),
                api -> new Launch(
                        version.classPath(),
                        code.changing(Variables.exchanging(configuration)),
                        code.port(),
                        code.taskRoot(),
                        String.valueOf(configuration.handler()),
                        configuration.memorySize(),
                        Variables.of(configuration, world, place.endpoint(), api, code.taskRoot(), stream),
                        tmp,
                        directory.resolve("log")));
        return Environment.start(
                world, plan, place.launcher(), text -> place.log().accept(function.name(), text));
    }

    @Override
    public synchronized void close() {
        alive.forEach(Environment::close);
        idle.clear();
    }
}
