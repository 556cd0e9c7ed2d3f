package io.sosw.aws.invoke;

import io.sosw.aws.client.AwsClients;
import io.sosw.config.Config;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.json.JsonException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Calls functions on Lambda. Needs {@code software.amazon.awssdk:lambda} on the class path and the permission
 * {@code lambda:InvokeFunction}.
 *
 * <p>The SDK would repeat a call whose reply was lost: one logical {@code Event} was then accepted four times, while the
 * caller saw an exception. Here each call is one request; what is not known is said. Safe for use by several threads.
 */
public final class LambdaInvoker implements FunctionInvoker, AutoCloseable {
    private static final Duration SEND = Duration.ofSeconds(10);
    /** The longest that a function may run, and some. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(16);

    private final LambdaClient client;
    private final Duration send;

    /**
     * Over a client that makes one attempt and waits for answers as long as functions may run; as {@link #open} makes it.
     *
     * @param send the most that handing an event over may take
     */
    public LambdaInvoker(LambdaClient client, Duration send) {
        this.client = client;
        this.send = send;
    }

    /** Costly: once a process. {@code config} holds {@link io.sosw.aws.client.AwsOptions#REGION}. */
    public static LambdaInvoker open(Config config) {
        return new LambdaInvoker(
                AwsClients.configuredOnce(LambdaClient.builder(), config, LONGEST_CALL)
                        .build(),
                SEND);
    }

    @Override
    public Handover send(String function, Object payload) {
        var json = Json.writeBytes(payload);
        if (json.length > MOST_EVENT_BYTES) {
            return new Handover.Refused(tooLarge(json, MOST_EVENT_BYTES), false);
        }
        try {
            client.invoke(request(function, json)
                    .invocationType(InvocationType.EVENT)
                    .overrideConfiguration(override -> override.apiCallTimeout(send))
                    .build());
            return new Handover.Accepted();
        } catch (SdkException e) {
            var fault = Fault.of(e);
            return fault.certain()
                    ? new Handover.Refused(fault.reason(), fault.passing())
                    : new Handover.Unknown(fault.reason());
        }
    }

    @Override
    public Answer call(String function, Object payload) {
        var json = Json.writeBytes(payload);
        if (json.length > MOST_CALL_BYTES) {
            return new Answer.Refused(tooLarge(json, MOST_CALL_BYTES), false);
        }
        try {
            return answer(client.invoke(request(function, json)
                    .invocationType(InvocationType.REQUEST_RESPONSE)
                    .build()));
        } catch (SdkException e) {
            var fault = Fault.of(e);
            return fault.certain()
                    ? new Answer.Refused(fault.reason(), fault.passing())
                    : new Answer.Unknown(fault.reason());
        }
    }

    private static Answer answer(InvokeResponse response) {
        var payload = response.payload() == null ? "null" : response.payload().asUtf8String();
        if (response.functionError() == null) {
            return new Answer.Result(payload.isEmpty() ? "null" : payload);
        }
        try {
            if (Json.parse(payload) instanceof Map<?, ?> error) {
                return new Answer.Failure(text(error.get("errorType")), text(error.get("errorMessage")));
            }
        } catch (JsonException e) {
            // a runtime of one's own may answer anything
        }
        return new Answer.Failure(response.functionError(), payload);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static InvokeRequest.Builder request(String function, byte[] json) {
        return InvokeRequest.builder().functionName(function).payload(SdkBytes.fromByteArrayUnsafe(json));
    }

    private static String tooLarge(byte[] json, int most) {
        return "The payload has " + json.length + " bytes; Lambda takes " + most;
    }

    @Override
    public void close() {
        client.close();
    }
}
