package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The chain of calls is told by the trace header, as the SDK of a function sends it. */
class RecursionTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static LambdaClient lambda;

    @BeforeAll
    static void deploy() throws IOException, URISyntaxException {
        lambda = PORT.client(LambdaClient.builder());
        var archive = Deployed.archive();
        lambda.createFunction(r -> r.functionName("seen")
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .code(code -> code.zipFile(archive))
                .memorySize(256)
                .timeout(20));
    }

    @AfterAll
    static void disconnect() {
        lambda.close();
    }

    private static InvokeResponse invoke(String trace) {
        return lambda.invoke(
                r -> r.functionName("seen").overrideConfiguration(c -> c.putHeader("X-Amzn-Trace-Id", trace)));
    }

    /** What the function would send along with its own calls. */
    private static String seen(InvokeResponse answer) {
        return answer.payload().asUtf8String().replaceAll("(?s).*\"trace\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void theSeventeenthCallOfAChainIsStopped() {
        var trace = "Root=1-00000000-000000000000000000000000";
        for (var i = 1; i <= 16; i++) {
            trace = seen(invoke(trace));
            assertThat(trace)
                    .startsWith("Root=1-00000000-000000000000000000000000;")
                    .endsWith(":" + i);
        }
        var last = trace;
        assertThatThrownBy(() -> invoke(last))
                .isInstanceOf(RecursiveInvocationException.class)
                .hasMessageContaining("recursive loop");

        lambda.putFunctionRecursionConfig(r -> r.functionName("seen").recursiveLoop(RecursiveLoop.ALLOW));
        assertThat(lambda.getFunctionRecursionConfig(r -> r.functionName("seen"))
                        .recursiveLoop())
                .isEqualTo(RecursiveLoop.ALLOW);
        assertThat(seen(invoke(last))).endsWith(":17");
        lambda.putFunctionRecursionConfig(r -> r.functionName("seen").recursiveLoop(RecursiveLoop.TERMINATE));
    }

    @Test
    void aChainGoesOnThroughAQueue() {
        try (var sqs = PORT.client(SqsClient.builder())) {
            var url = sqs.createQueue(r -> r.queueName("chain")).queueUrl();
            sqs.sendMessage(r -> r.queueUrl(url)
                    .messageBody("{}")
                    .overrideConfiguration(c -> c.putHeader("X-Amzn-Trace-Id", "Root=1-0-0;Lineage=0000abcd:3")));
            var message = sqs.receiveMessage(r ->
                            r.queueUrl(url).messageSystemAttributeNames(MessageSystemAttributeName.AWS_TRACE_HEADER))
                    .messages()
                    .get(0);
            assertThat(message.attributes())
                    .containsEntry(MessageSystemAttributeName.AWS_TRACE_HEADER, "Root=1-0-0;Lineage=0000abcd:3");
        }
    }
}
