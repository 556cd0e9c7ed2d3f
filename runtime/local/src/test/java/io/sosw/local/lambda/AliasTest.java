package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** An alias with one version, with two, and with the code that changes. */
class AliasTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static LambdaClient lambda;

    @BeforeAll
    static void deploy() throws Exception {
        lambda = PORT.client(LambdaClient.builder());
        var archive = Deployed.archive();
        lambda.createFunction(r -> r.functionName("seen")
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .environment(e -> e.variables(Map.of("COLOUR", "blue")))
                .code(code -> code.zipFile(archive))
                .publish(true));
        lambda.updateFunctionConfiguration(
                r -> r.functionName("seen").environment(e -> e.variables(Map.of("COLOUR", "green"))));
        lambda.publishVersion(r -> r.functionName("seen"));
        lambda.createAlias(r -> r.functionName("seen").name("live").functionVersion("1"));
    }

    @AfterAll
    static void disconnect() {
        lambda.close();
    }

    private static void route(Map<String, Double> weights) {
        lambda.updateAlias(r -> r.functionName("seen")
                .name("live")
                .functionVersion("1")
                .routingConfig(c -> c.additionalVersionWeights(weights)));
    }

    private static long greens(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call -> lambda.invoke(r -> r.functionName("seen").qualifier("live")))
                .filter(answer -> answer.payload().asUtf8String().contains("green"))
                .peek(answer -> assertThat(answer.executedVersion()).isEqualTo("2"))
                .count();
    }

    @Test
    void theAdditionalVersionGetsItsShareOfTheCalls() {
        route(Map.of("2", 0.3));
        assertThat(greens(100)).isBetween(15L, 45L);
        route(Map.of("2", 1.0));
        assertThat(greens(3)).isEqualTo(3);
        route(Map.of());
        assertThat(greens(10)).isZero();
    }

    @Test
    void weightsThatLambdaRefusesAreRefused() {
        assertThatThrownBy(() -> route(Map.of("1", 0.1))).isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> route(Map.of("2", 1.5)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("between 0.0 and 1.0");
        assertThatThrownBy(() -> route(Map.of("$LATEST", 0.1)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("$LATEST is not supported");
        assertThatThrownBy(() -> route(Map.of("9", 0.1))).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> route(Map.of("2", 0.1, "3", 0.1)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("greater than 1");
    }

    @Test
    void anAliasMayPointToTheCodeThatChanges() {
        lambda.createAlias(r -> r.functionName("seen").name("newest").functionVersion("$LATEST"));
        var answer = lambda.invoke(r -> r.functionName("seen").qualifier("newest"));
        assertThat(answer.payload().asUtf8String()).contains("green");
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    }
}
