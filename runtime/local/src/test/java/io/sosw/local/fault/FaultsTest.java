package io.sosw.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.local.junit.LocalWorld;
import io.sosw.local.wire.Calls;
import io.sosw.local.world.TestWorlds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class FaultsTest {
    private LocalWorld aws;
    private SqsClient sqs;
    private String url;

    @BeforeEach
    void open() {
        aws = LocalWorld.onPort(7);
        sqs = client(SqsClient.builder());
        url = sqs.createQueue(r -> r.queueName("q")).queueUrl();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void throttlingIsTheServicesOwnExceptionOverThePort() {
        aws.faults().add("dynamodb=throttle,lambda=throttle,s3=throttle,sns=throttle");

        assertThatThrownBy(() -> client(DynamoDbClient.builder()).listTables())
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThatThrownBy(() -> client(LambdaClient.builder()).listFunctions())
                .isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> client(S3Client.builder()).listBuckets())
                .isInstanceOfSatisfying(AwsServiceException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(503);
                    assertThat(e.isThrottlingException()).isTrue();
                });
        assertThatThrownBy(() -> client(SnsClient.builder()).listTopics())
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.isThrottlingException()).isTrue());
        assertThat(sqs.listQueues().queueUrls()).hasSize(1);
    }

    @Test
    void aFailureHasTheCodeAndStatusThatWereAskedFor() {
        aws.faults().add("sqs:ListQueues=error:ServiceUnavailable/503");
        assertThatThrownBy(() -> sqs.listQueues()).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(503);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable");
        });
        send("another operation is not struck");
        assertThat(receive()).hasSize(1);
    }

    @Test
    void aDroppedReplyIsDoneAllTheSame() {
        aws.faults().add("sqs:SendMessage=drop#1");
        assertThatThrownBy(() -> send("lost reply")).isInstanceOf(SdkClientException.class);
        assertThat(receive()).extracting(Message::body).containsExactly("lost reply");
    }

    @Test
    void aReceivedMessageIsDeliveredAgain() {
        send("twice");
        aws.faults().add("sqs:ReceiveMessage=duplicate#1");
        var first = receive();
        var second = receive();

        assertThat(second)
                .extracting(Message::messageId)
                .containsExactly(first.get(0).messageId());
        assertThat(receive()).isEmpty();
    }

    @Test
    void anyOtherRequestIsDoneTwice() {
        aws.faults().add("sqs:SendMessage=duplicate#1");
        send("x");
        assertThat(receive()).hasSize(2);
    }

    @Test
    void latencyWaitsOnTheTimersOfTheWorld() {
        aws.faults().add("sqs=latency:30ms");
        assertThat(sqs.listQueues().queueUrls()).hasSize(1);
        assertThat(aws.faults().standing()).containsExactly(new Faults.Standing("sqs=latency:30ms", 1, 1));
    }

    @Test
    void whatStillWaitsWhenTheCallerIsInterruptedIsNotDone() {
        var own = aws.client(SqsClient.class);
        aws.faults().add("sqs:SendMessage=latency:1h");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> own.sendMessage(r -> r.queueUrl(url).messageBody("late")))
                .isInstanceOf(Calls.LostReply.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(receive()).isEmpty();
    }

    @Test
    void theClockIsWrongAsLongAsAsked() {
        send("x");
        receive();
        aws.faults().add("clock=+31s");
        assertThat(receive()).hasSize(1);
        aws.faults().clear();
        assertThat(aws.faults().standing()).isEmpty();
    }

    @Test
    void theSameSeedStrikesTheSameCalls() {
        assertThat(strikes(1)).isEqualTo(strikes(1)).isNotEqualTo(strikes(2));
        assertThat(strikes(1).stream().filter(hit -> hit)).hasSizeBetween(30, 70);
    }

    private static List<Boolean> strikes(long seed) {
        try (var aws = LocalWorld.create(seed)) {
            aws.faults().add("sqs=throttle@0.5");
            var sqs = aws.client(SqsClient.class);
            var hits = new ArrayList<Boolean>();
            for (var i = 0; i < 100; i++) {
                try {
                    sqs.listQueues(r -> r.queueNamePrefix("q"));
                    hits.add(false);
                } catch (AwsServiceException e) {
                    hits.add(true);
                }
            }
            return hits;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nonsense                  | the fault nonsense cannot be read: it is not SERVICE:OPERATION=KIND
                    sqs=explode               | the fault sqs=explode cannot be read: the kind explode is none of
                    sqs=latency:soon          | the fault sqs=latency:soon cannot be read: a duration is written
                    sqs=throttle@2            | the fault sqs=throttle@2 cannot be read: the share @2 is not more than 0
                    sqs=error:A/200           | the fault sqs=error:A/200 cannot be read: an error is written
                    s3:PutObject=duplicate    | the fault s3:PutObject=duplicate cannot be read: a request with a stream
                    clock=later               | the fault clock=later cannot be read: a duration is written
                    """)
    void whatCannotBeReadIsNamed(String text, String problem) {
        assertThatThrownBy(() -> new Faults(TestWorlds.real(), 1).add("sqs=drop," + text))
                .isInstanceOfSatisfying(UserError.class, e -> {
                    assertThat(e.problem()).startsWith(problem);
                    assertThat(e.fix()).contains("sqs:SendMessage=throttle@0.1");
                    assertThat(e.docs()).isEqualTo("shim-fault");
                });
        assertThatThrownBy(() -> new Faults(TestWorlds.real(), 1).add("clock=1m"))
                .hasMessageContaining("the clock of this world is in other hands");
    }

    private void send(String body) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(URI.create(aws.endpoint().toString()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
