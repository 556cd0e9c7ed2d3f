package io.sosw.wrapper.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.sosw.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamHandlerTest {
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
    private final StreamHandler handler = new StreamHandler(Map.of(), new OneFunction(OneFunction.Echo.class), clock);

    private String handle(String event) throws IOException {
        return handle(handler, event);
    }

    private static String handle(StreamHandler handler, String event) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, new FixedContext());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theInvocationComesFromLambdasContext() throws IOException {
        assertThat(Json.parse(handle("{\"a\":1}")))
                .asString()
                .contains("a=1", "id=request-1", "name=greet", "arn=arn:x", "deadline=4000");
    }

    /** No context of CRaC is here that could tell of the snapshot, as it would be if Lambda left it out. */
    @Test
    void aSnapshotOfWhichNobodyTellsIsNoticedWithTheFirstEvent() throws IOException {
        var copied = new StreamHandler(
                Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"),
                new OneFunction(OneFunction.Copied.class),
                clock);
        for (String event : new String[] {"one", "two"}) {
            var out = new ByteArrayOutputStream();
            copied.handleRequest(new ByteArrayInputStream(Json.writeBytes(event)), out, new FixedContext());
            assertThat(out).hasToString("\"started primed restored " + event + "\"");
        }
    }

    @Test
    void theFunctionsOwnExceptionReachesLambda() {
        assertThatThrownBy(() -> handle("{\"fail\":\"boom\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("boom");
    }

    @Test
    void whatIsCostlyAndItsTotalsLiveAsLongAsTheProcess() throws IOException {
        var warm = new StreamHandler(Map.of(), new OneFunction(OneFunction.Counting.class), clock);
        assertThat(handle(warm, "{}")).isEqualTo("{\"calls\":1,\"starts\":1}");
        assertThat(handle(warm, "{}")).isEqualTo("{\"calls\":1,\"total_calls\":1,\"total_starts\":1}");
        assertThat(handle(warm, "{}")).isEqualTo("{\"calls\":1,\"total_calls\":2,\"total_starts\":1}");
    }

    private static final class FixedContext implements Context {
        @Override
        public String getAwsRequestId() {
            return "request-1";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "greet";
        }

        @Override
        public String getFunctionVersion() {
            return "$LATEST";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:x";
        }

        @Override
        @SuppressWarnings("NullAway")
        public CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway")
        public ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 3_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        @SuppressWarnings("NullAway")
        public LambdaLogger getLogger() {
            return null;
        }
    }
}
