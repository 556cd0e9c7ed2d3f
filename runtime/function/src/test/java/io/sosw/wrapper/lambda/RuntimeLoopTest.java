package io.sosw.wrapper.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.wrapper.dispatch.Code;
import io.sosw.wrapper.dispatch.SilentLog;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class RuntimeLoopTest {
    private FakeRuntimeApi api;

    @BeforeEach
    void listen() throws IOException {
        api = new FakeRuntimeApi();
    }

    @AfterEach
    void stop() {
        api.close();
        System.clearProperty("com.amazonaws.xray.traceHeader");
    }

    private RuntimeLoop loop(Class<?> function) {
        return loop(function, "on-demand");
    }

    private RuntimeLoop loop(Class<?> function, String initialization) {
        var environment = new HashMap<>(Map.of(
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                initialization,
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "AWS_LAMBDA_FUNCTION_NAME",
                "stack-greet-1X",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "512"));
        return new RuntimeLoop(environment, Code.of(new OneFunction(function)), Clock.systemUTC(), new SilentLog());
    }

    /** Serves what there is; the 500 that follows ends the loop. */
    private void serve(Class<?> function, String... events) {
        for (String event : events) {
            api.events.add(event);
        }
        var loop = loop(function);
        assertThatThrownBy(loop::run)
                .isInstanceOf(IOException.class)
                .hasMessage("The Runtime API answered 500 to invocation/next: {\"errorMessage\":\"no more events\"}");
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void eventsAreAnsweredOneAfterTheOther(boolean chunked, boolean closing) {
        api.chunked = chunked;
        api.closing = closing;
        serve(OneFunction.Echo.class, "{\"a\":\"ä€😀\"}", "{\"b\":2}");
        var rest = ",\"name\":\"stack-greet-1X\",\"memory\":512,\"arn\":"
                + "\"arn:aws:lambda:us-east-1:000000000000:function:greet\",\"deadline\":4102444800000,"
                + "\"trace\":\"Root=1-2-3\"}";
        assertThat(api.calls)
                .containsExactly(
                        "invocation/id-1/response {\"a\":\"ä€😀\",\"id\":\"id-1\"" + rest,
                        "invocation/id-2/response {\"b\":2,\"id\":\"id-2\"" + rest);
    }

    @Test
    void aFailureIsReportedInLambdasShapeAndTheNextEventServed() {
        serve(OneFunction.Echo.class, "{\"fail\":\"boom\"}", "{}");
        assertThat(api.calls).hasSize(2);
        assertThat(api.calls.get(0))
                .startsWith("invocation/id-1/error Runtime.UserException {\"errorMessage\":\"boom\",\"errorType\":"
                        + "\"java.lang.IllegalStateException\",\"stackTrace\":[\"io.sosw.wrapper.lambda.OneFunction$Echo"
                        + ".run(OneFunction.java:");
        assertThat(api.calls.get(1)).startsWith("invocation/id-2/response");
    }

    @Test
    void aSnapshotIsTakenOfWhatIsPrimedAndRenewedBeforeTheFirstEvent() {
        api.events.add("\"one\"");
        api.events.add("\"two\"");
        assertThatThrownBy(loop(OneFunction.Copied.class, "snap-start")::run).hasMessageContaining("no more events");
        assertThat(api.calls)
                .containsExactly(
                        "restore/next",
                        "invocation/id-1/response \"started primed restored one\"",
                        "invocation/id-2/response \"started primed restored two\"");
    }

    @Test
    void withoutASnapshotNothingIsRenewed() {
        serve(OneFunction.Copied.class, "\"one\"");
        assertThat(api.calls).containsExactly("invocation/id-1/response \"started primed one\"");
    }

    @Test
    void whatCannotBeRenewedIsARestoreError() throws IOException {
        api.events.add("\"one\"");
        api.onRestore = () -> OneFunction.Copied.Counting.failing = true;
        try {
            assertThat(loop(OneFunction.Copied.class, "snap-start").run()).isEqualTo(1);
        } finally {
            OneFunction.Copied.Counting.failing = false;
        }
        assertThat(api.calls)
                .hasSize(2)
                .startsWith("restore/next")
                .last()
                .asString()
                .startsWith("restore/error Runtime.RestoreError {\"errorMessage\":\"no connection\"");
    }

    @Test
    void anEventThatIsNoJsonIsTheCallersError() {
        serve(OneFunction.Echo.class, "{");
        assertThat(api.calls).singleElement().asString().contains("io.sosw.json.JsonException");
    }

    @Test
    void anExhaustedVirtualMachineReportsAndExits() throws IOException {
        api.events.add("{\"exhaust\":true}");
        api.events.add("{}");
        assertThat(loop(OneFunction.Echo.class).run()).isEqualTo(1);
        assertThat(api.calls).singleElement().asString().contains("java.lang.OutOfMemoryError");
    }

    @Test
    void anAnswerThatIsTooLargeIsReportedAsSuch() {
        api.responseStatus = 413;
        serve(OneFunction.Echo.class, "{}");
        assertThat(api.calls)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("invocation/id-1/error Function.ResponseSizeTooLarge");
    }

    @Test
    void aFunctionThatCannotStartIsAnInitError() throws IOException {
        api.events.add("{}");
        assertThat(loop(OneFunction.Broken.class).run()).isEqualTo(1);
        assertThat(api.calls)
                .singleElement()
                .asString()
                .startsWith("init/error Runtime.BadFunctionCode {\"errorMessage\":\"The constructor of ");
    }
}
