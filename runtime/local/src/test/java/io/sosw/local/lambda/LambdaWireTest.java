package io.sosw.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.local.shim.CommandLine;
import io.sosw.local.shim.OpenPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lambda with real clients over the port, and a function in real processes. */
class LambdaWireTest {
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
                .code(code -> code.zipFile(archive))
                .memorySize(256)
                .timeout(20)
                .environment(e -> e.variables(Map.of("COLOUR", "blue"))));
    }

    @AfterAll
    static void disconnect() {
        lambda.deleteFunction(r -> r.functionName("seen"));
        lambda.close();
    }

    private static InvokeResponse invoke(String json) {
        return lambda.invoke(r ->
                r.functionName("seen").payload(SdkBytes.fromUtf8String(json)).logType(LogType.TAIL));
    }

    private static String log(InvokeResponse response) {
        return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
    }

    @Test
    void whatAFunctionLogsIsInItsGroup() {
        invoke("{}");
        try (var logs = PORT.client(CloudWatchLogsClient.builder())) {
            assertThat(logs.filterLogEvents(
                                    r -> r.logGroupName("/aws/lambda/seen").filterPattern("\"seen by the log\""))
                            .events())
                    .isNotEmpty();
        }
    }

    @Test
    void aFunctionAnswersAndItsEnvironmentIsUsedAgain() {
        invoke("{}");
        var warm = invoke("{\"n\":1}");

        assertThat(warm.statusCode()).isEqualTo(200);
        assertThat(warm.functionError()).isNull();
        assertThat(warm.executedVersion()).isEqualTo("$LATEST");
        assertThat(warm.payload().asUtf8String())
                .contains("\"n\":1", "\"name\":\"seen\"", "\"memory\":256", "\"colour\":\"blue\"")
                .containsPattern("\"heap\":2[345][0-9],") // 256 MB less one survivor space
                .doesNotContain("\"runs\":1,");
        assertThat(log(warm))
                .contains("START RequestId: ", "Version: $LATEST", "seen by the log", "END RequestId: ")
                .contains("Memory Size: 256 MB")
                .doesNotContain("Init Duration");
    }

    @Test
    void aFailureCarriesTheErrorAsLambdaShapesIt() {
        var failed = invoke("{\"fail\":\"boom\"}");

        assertThat(failed.statusCode()).isEqualTo(200);
        assertThat(failed.functionError()).isEqualTo("Unhandled");
        assertThat(failed.payload().asUtf8String())
                .contains("\"errorMessage\":\"boom\"", "\"errorType\":\"java.lang.IllegalStateException\"")
                .contains("\"stackTrace\":[\"" + Deployed.class.getName() + ".run");
    }

    @Test
    void inJsonThePlatformsLinesAreObjects() throws Exception {
        var archive = Deployed.archive();
        lambda.createFunction(r -> r.functionName("json")
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .code(code -> code.zipFile(archive))
                .loggingConfig(logs -> logs.logFormat(LogFormat.JSON))
                .timeout(20));
        var cold = log(lambda.invoke(r -> r.functionName("json").logType(LogType.TAIL)));
        var failed = log(lambda.invoke(r -> r.functionName("json")
                .payload(SdkBytes.fromUtf8String("{\"exit\":1}"))
                .logType(LogType.TAIL)));

        var report = platform(cold, "report");
        assertThat(platform(cold, "start")).containsEntry("version", "$LATEST").containsKey("requestId");
        assertThat(report).containsEntry("status", "success");
        assertThat((Map<?, ?>) report.get("metrics"))
                .extracting(metrics -> String.valueOf(metrics.keySet()))
                .asString()
                .contains("durationMs", "billedDurationMs", "memorySizeMB", "initDurationMs");
        assertThat(cold).doesNotContain("REPORT", "END RequestId");
        assertThat(platform(failed, "report"))
                .containsEntry("status", "error")
                .containsEntry("errorType", "Runtime.ExitError");
        lambda.deleteFunction(r -> r.functionName("json"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> platform(String log, String type) {
        return log.lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> (Map<String, Object>) Json.parse(line))
                .filter(line -> ("platform." + type).equals(line.get("type")))
                .map(line -> (Map<String, Object>) line.get("record"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(log));
    }

    private static Path temporary(InvokeResponse answer) {
        var seen = (Map<?, ?>) Json.parse(answer.payload().asUtf8String());
        return Path.of(String.valueOf(seen.get("tmp"))).getParent();
    }

    @Test
    void anEndedProcessIsToldAndReplaced() {
        var before = temporary(invoke("{}"));
        assertThat(temporary(invoke("{}"))).isEqualTo(before).exists();
        var ended = invoke("{\"exit\":true}");
        assertThat(ended.payload().asUtf8String()).contains("Runtime exited with error: exit status 7");
        assertThat(log(ended)).contains("Status: error\tError Type: Runtime.ExitError");

        var next = invoke("{}");
        assertThat(temporary(next)).isNotEqualTo(before);
        assertThat(next.payload().asUtf8String()).contains("\"runs\":1");
        assertThat(log(next)).contains("Init Duration: ");
    }

    @Test
    void aTimeoutEndsTheEnvironmentWithLambdasMessage() throws Exception {
        var archive = Deployed.archive();
        lambda.createFunction(r -> r.functionName("slow")
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .code(code -> code.zipFile(archive))
                .timeout(1));
        var late = lambda.invoke(r -> r.functionName("slow")
                .payload(SdkBytes.fromUtf8String("{\"hang\":1}"))
                .logType(LogType.TAIL));

        assertThat(late.functionError()).isEqualTo("Unhandled");
        assertThat(late.payload().asUtf8String()).contains("Sandbox.Timedout", "Task timed out after 1.00 seconds");
        assertThat(log(late)).contains("Task timed out after 1.00 seconds", "Status: timeout");
        lambda.deleteFunction(r -> r.functionName("slow"));
    }

    @Test
    void aReservationOfNothingThrottles() {
        lambda.createAlias(r -> r.functionName("seen")
                .name("live")
                .functionVersion(
                        lambda.publishVersion(p -> p.functionName("seen")).version()));
        lambda.putFunctionConcurrency(r -> r.functionName("seen").reservedConcurrentExecutions(0));
        try {
            assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("seen").qualifier("live")))
                    .isInstanceOf(TooManyRequestsException.class)
                    .hasMessageContaining("Rate Exceeded");
        } finally {
            lambda.deleteFunctionConcurrency(r -> r.functionName("seen"));
        }
        assertThat(lambda.invoke(r -> r.functionName("seen").qualifier("live")).executedVersion())
                .isEqualTo("1");
    }

    @Test
    void anEventIsAcceptedAtOnceAndItsResultGoesToTheDestination() {
        var sqs = PORT.client(SqsClient.builder());
        var url = sqs.createQueue(r -> r.queueName("results")).queueUrl();
        lambda.putFunctionEventInvokeConfig(r -> r.functionName("seen")
                .maximumRetryAttempts(0)
                .destinationConfig(d -> d.onFailure(f -> f.destination("arn:aws:sqs:us-east-1:000000000000:results"))));

        var accepted = lambda.invoke(r -> r.functionName("seen")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"fail\":\"later\"}")));

        assertThat(accepted.statusCode()).isEqualTo(202);
        var message =
                sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages();
        assertThat(message).hasSize(1);
        assertThat(message.get(0).body()).contains("RetriesExhausted", "later", "\"approximateInvokeCount\":1");
        lambda.deleteFunctionEventInvokeConfig(r -> r.functionName("seen"));
        sqs.close();
    }

    @Test
    void aQueueDrivesAFunctionAndWhatFailsIsLeftToRedrive() {
        var sqs = PORT.client(SqsClient.builder());
        var dead = sqs.createQueue(r -> r.queueName("dead")).queueUrl();
        var redrive = "{\"maxReceiveCount\":1,\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\"}";
        var url = sqs.createQueue(r -> r.queueName("driving")
                        .attributesWithStrings(Map.of("VisibilityTimeout", "1", "RedrivePolicy", redrive)))
                .queueUrl();
        var mapping = lambda.createEventSourceMapping(r -> r.functionName("seen")
                .eventSourceArn("arn:aws:sqs:us-east-1:000000000000:driving")
                .batchSize(10)
                .functionResponseTypesWithStrings("ReportBatchItemFailures"));
        assertThat(mapping.state()).isEqualTo("Enabled");

        sqs.sendMessage(r -> r.queueUrl(url).messageBody("{\"fine\":1}"));
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("{\"fail\":\"this one\"}"));

        var left = sqs.receiveMessage(r -> r.queueUrl(dead).waitTimeSeconds(20)).messages();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).body()).contains("this one");
        assertThat(lambda.listEventSourceMappings(r -> r.functionName("seen")).eventSourceMappings())
                .hasSize(1);
        lambda.deleteEventSourceMapping(r -> r.uuid(mapping.uuid()));
        assertThat(lambda.listEventSourceMappings(r -> {}).eventSourceMappings())
                .isEmpty();
        sqs.close();
    }

    @Test
    void whatLambdaRefusesIsRefused() {
        assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:000000000000:function:none");
        assertThatThrownBy(() -> invoke("\"" + "x".repeat(6_291_456) + "\""))
                .isInstanceOf(RequestTooLargeException.class);
        assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("seen")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("\"" + "x".repeat(1_048_576) + "\""))))
                .isInstanceOf(RequestTooLargeException.class);
        assertThat(invoke("{\"large\":1}").payload().asUtf8String()).contains("Function.ResponseSizeTooLarge");
        assertThat(lambda.invoke(r -> r.functionName("seen").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void theCommandLineInvokes(@TempDir Path directory) throws Exception {
        var answer = directory.resolve("answer.json");
        var json = "{\"by\":\"cli\"}";
        var payload = CommandLine.blob(json);
        var printed = CommandLine.aws(
                PORT.endpoint(),
                "lambda",
                "invoke",
                "--function-name",
                "seen",
                "--payload",
                payload,
                answer.toString());
        assertThat(printed).contains("\"StatusCode\": 200");
        assertThat(Files.readString(answer)).contains("\"by\":\"cli\"");
        assertThat(CommandLine.aws(PORT.endpoint(), "lambda", "list-functions")).contains("\"seen\"");
    }
}
