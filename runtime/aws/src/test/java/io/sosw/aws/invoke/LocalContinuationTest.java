package io.sosw.aws.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import io.sosw.invoke.Handover;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A function in a process of its own that calls itself by the real SDK, longer than Lambda lets it by itself. */
class LocalContinuationTest {
    private static final int RUNS = 20;

    @RegisterExtension
    static final LocalAws AWS = new LocalAws(Clock.systemUTC());

    @TempDir
    Path folder;

    @Test
    void aChainHasAsManyRunsAsItNeedsAndEndsOnce() throws Exception {
        var lambda = AWS.client(LambdaClient.builder());
        var sqs = AWS.client(SqsClient.builder());
        var queue = sqs.createQueue(create -> create.queueName("told")).queueUrl();
        create(lambda);

        var sent = new LambdaInvoker(lambda, Duration.ofSeconds(10))
                .send("counting-down", new CountingDown.Left(RUNS, queue, Optional.empty()));
        assertThat(sent).isEqualTo(new Handover.Accepted());

        var told = told(sqs, queue);
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                IntStream.range(1, RUNS).mapToObj(run -> run + " HandedOver"),
                                Stream.of(RUNS + " Done"))
                        .toList());
        lambda.deleteFunction(delete -> delete.functionName("counting-down"));
    }

    /** As many as are expected, and whatever else is there by then. */
    private static List<String> told(SqsClient sqs, String queue) {
        var told = new ArrayList<String>();
        List<Message> some;
        do {
            var wait = told.size() < RUNS ? 20 : 0;
            some = sqs.receiveMessage(receive ->
                            receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(wait))
                    .messages();
            some.forEach(message -> told.add(message.body()));
        } while (!some.isEmpty());
        return told;
    }

    private void create(LambdaClient lambda) throws Exception {
        var classes = Files.createDirectories(folder.resolve("classes/META-INF/sosw"));
        Files.writeString(
                classes.resolve("functions.json"),
                "{\"version\":1,\"functions\":{\"counting-down\":{\"class\":\"" + CountingDown.class.getName()
                        + "\"}}}");
        var code = folder.resolve("code.classpath");
        var classPath = new ArrayList<>(List.of(folder.resolve("classes").toString()));
        for (var entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            classPath.add(Path.of(entry).toAbsolutePath().toString());
        }
        Files.write(code, classPath);
        lambda.createFunction(function -> function.functionName("counting-down")
                .runtime("java17")
                .role("arn:aws:iam::000000000000:role/any")
                .handler("io.sosw.wrapper.lambda.StreamHandler")
                .code(location -> location.s3Bucket("hot-reload").s3Key(code.toString()))
                .environment(environment -> environment.variables(Map.of("SOSW_FUNCTION", "counting-down")))
                .memorySize(256)
                .timeout(60));
        lambda.putFunctionRecursionConfig(
                put -> put.functionName("counting-down").recursiveLoop(RecursiveLoop.ALLOW));
    }
}
