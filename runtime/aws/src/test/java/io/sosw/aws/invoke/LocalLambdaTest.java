package io.sosw.aws.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import io.sosw.invoke.Answer;
import io.sosw.invoke.Handover;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The invoker, the SDK, and a function in a process of its own. */
class LocalLambdaTest {
    @RegisterExtension
    static final LocalAws AWS = new LocalAws(Clock.systemUTC());

    private static LambdaClient client;
    private static LambdaInvoker invoker;

    @BeforeAll
    static void deploy() throws Exception {
        client = AWS.client(LambdaClient.builder());
        invoker = new LambdaInvoker(client, Duration.ofSeconds(10));
        var archive = Doubled.archive();
        client.createFunction(function -> function.functionName("doubled")
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .code(code -> code.zipFile(archive))
                .memorySize(256)
                .timeout(20));
    }

    @AfterAll
    static void remove() {
        client.deleteFunction(function -> function.functionName("doubled"));
    }

    @Test
    void aFunctionIsCalledWithRecordsInAndOut() {
        assertThat(invoker.call("doubled", new Doubled.Value(21), Doubled.Value.class))
                .isEqualTo(new Doubled.Value(42));
    }

    @Test
    void itsFailureComesBack() {
        assertThat(invoker.call("doubled", new Doubled.Value(-1)))
                .isEqualTo(new Answer.Failure("java.lang.IllegalArgumentException", "negative"));
    }

    @Test
    void anEventIsTaken() {
        assertThat(invoker.send("doubled", new Doubled.Value(1))).isEqualTo(new Handover.Accepted());
    }

    @Test
    void whoIsNotThereIsNotCalled() {
        assertThat(invoker.send("nobody", new Doubled.Value(1)))
                .isInstanceOfSatisfying(Handover.Refused.class, refused -> {
                    assertThat(refused.passing()).isFalse();
                    assertThat(refused.reason()).startsWith("ResourceNotFoundException: Function not found: ");
                });
    }
}
