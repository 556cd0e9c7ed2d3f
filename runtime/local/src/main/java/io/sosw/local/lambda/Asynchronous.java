package io.sosw.local.lambda;

import io.sosw.json.Json;
import io.sosw.local.lambda.environment.Call;
import io.sosw.local.lambda.environment.Outcome;
import io.sosw.local.lambda.function.FunctionVersion;
import io.sosw.local.lambda.function.LambdaFunction;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Deliveries.Message;
import io.sosw.local.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Events that nobody waits for: two retries, a greatest age, then the dead-letter queue and the failure destination.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Lambda: retries</a>
 */
final class Asynchronous {
    private static final int RETRIES = 2;
    private static final Duration MOST_AGE = Duration.ofHours(6);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration THROTTLED = Duration.ofSeconds(1);
    private static final Duration MOST_THROTTLED = Duration.ofMinutes(5);

    private final World world;
    private final LambdaPlace place;
    private final Runs runs;

    /** Runs a version of a function. */
    interface Runs {
        Outcome run(LambdaFunction function, FunctionVersion version, Call call);
    }

    private record Event(LambdaFunction function, String qualifier, Call call, Instant since) {}

    Asynchronous(World world, LambdaPlace place, Runs runs) {
        this.world = world;
        this.place = place;
        this.runs = runs;
    }

    void accept(LambdaFunction function, String qualifier, Call call) {
        var event = new Event(function, qualifier, call, world.clock().instant());
        place.threads().execute(() -> attempt(event, 1, THROTTLED));
    }

    /** A retry of an event that has grown too old while it waited is its end, and the last failure is what is told. */
    private void retry(Event event, int attempt, Outcome last) {
        if (tooOld(event)) {
            settle(event, attempt - 1, "EventAgeExceeded", last.payload(), "Unhandled");
        } else {
            attempt(event, attempt, THROTTLED);
        }
    }

    private boolean tooOld(Event event) {
        var most = event.function()
                .asynchronous(event.qualifier())
                .map(FunctionEventInvokeConfig::maximumEventAgeInSeconds)
                .map(Duration::ofSeconds)
                .orElse(MOST_AGE);
        return Duration.between(event.since(), world.clock().instant()).compareTo(most) >= 0;
    }

    private void attempt(Event event, int attempt, Duration pause) {
        var settings = event.function().asynchronous(event.qualifier());
        Outcome outcome;
        try {
            outcome = runs.run(
                    event.function(),
                    event.function().route(event.qualifier(), world.random().nextDouble()),
                    event.call());
        } catch (TooManyRequestsException e) {
            var next = pause.multipliedBy(2).compareTo(MOST_THROTTLED) < 0 ? pause.multipliedBy(2) : MOST_THROTTLED;
            if (!tooOld(event) && event.function().reserved().orElse(1) > 0) {
                later(pause, () -> attempt(event, attempt, next));
            } else {
                settle(event, attempt, "EventAgeExceeded", new byte[] {'n', 'u', 'l', 'l'}, "Throttled");
            }
            return;
        }
        var retries =
                settings.map(FunctionEventInvokeConfig::maximumRetryAttempts).orElse(RETRIES);
        if (!outcome.failed()) {
            settle(event, attempt, "Success", outcome.payload(), "");
        } else if (attempt <= retries) {
            later(FIRST_PAUSE.multipliedBy(attempt), () -> retry(event, attempt + 1, outcome));
        } else {
            settle(event, attempt, "RetriesExhausted", outcome.payload(), "Unhandled");
        }
    }

    private void later(Duration pause, Runnable work) {
        var scaled = Duration.ofNanos((long) (pause.toNanos() * place.patience()));
        world.timers().after(scaled, () -> place.threads().execute(work));
    }

    private void settle(Event event, int attempts, String condition, byte[] answer, String error) {
        var function = event.function().latest().configuration();
        var payload = new String(event.call().payload(), StandardCharsets.UTF_8);
        if (!error.isEmpty()
                && function.deadLetterConfig() != null
                && function.deadLetterConfig().targetArn() != null) {
            var attributes =
                    Map.of("RequestID", event.call().requestId(), "ErrorCode", "200", "ErrorMessage", message(answer));
            send(
                    function.deadLetterConfig().targetArn(),
                    new Message("lambda.amazonaws.com", function.functionArn(), payload, attributes, "", ""));
        }
        var settings = event.function().asynchronous(event.qualifier()).orElse(null);
        if (settings == null || settings.destinationConfig() == null) {
            return;
        }
        var success = settings.destinationConfig().onSuccess();
        var failure = settings.destinationConfig().onFailure();
        var target = error.isEmpty()
                ? success == null ? null : success.destination()
                : failure == null ? null : failure.destination();
        if (target != null) {
            var text = Json.write(record(event, attempts, condition, answer, error));
            send(target, Message.of("lambda.amazonaws.com", function.functionArn(), text));
        }
    }

    private Map<String, Object> record(Event event, int attempts, String condition, byte[] answer, String error) {
        var request = new LinkedHashMap<String, Object>();
        request.put("requestId", event.call().requestId());
        request.put("functionArn", event.call().arn());
        request.put("condition", condition);
        request.put("approximateInvokeCount", attempts);
        var response = new LinkedHashMap<String, Object>();
        response.put("statusCode", 200);
        response.put("executedVersion", event.qualifier());
        if (!error.isEmpty()) {
            response.put("functionError", error);
        }
        var record = new LinkedHashMap<String, Object>();
        record.put("version", "1.0");
        record.put("timestamp", world.clock().instant().toString());
        record.put("requestContext", request);
        record.put("requestPayload", json(event.call().payload()));
        record.put("responseContext", response);
        record.put("responsePayload", json(answer));
        return record;
    }

    @SuppressWarnings("NullAway") // JSON's null is a value of the record
    private static Object json(byte[] text) {
        return Json.parse(text);
    }

    private static String message(byte[] answer) {
        return Json.parse(answer) instanceof Map<?, ?> map ? String.valueOf(map.get("errorMessage")) : "";
    }

    private void send(String arn, Message message) {
        try {
            world.deliveries().deliver(Arn.parse(arn), message);
        } catch (IllegalArgumentException gone) {
            place.log().accept(arn, "An event's outcome was dropped: " + gone.getMessage() + "\n");
        }
    }
}
