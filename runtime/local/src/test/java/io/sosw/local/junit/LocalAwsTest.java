package io.sosw.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

@LocalAws
class LocalAwsTest {
    private String url = "";

    @BeforeEach
    void aQueue(SqsClient sqs) {
        url = sqs.createQueue(r -> r.queueName("jobs")).queueUrl();
    }

    @RepeatedTest(3)
    void eachTestHasAWorldOfItsOwn(SqsClient sqs, DynamoDbClient dynamo, LocalWorld world) {
        assertThat(world.client(SqsClient.class).listQueues().queueUrls()).containsExactly(url);
        assertThat(dynamo.listTables().tableNames()).isEmpty();
        sqs.createQueue(r -> r.queueName("another"));
    }

    @Test
    void timePassesWhenTheTestSaysSo(SqsClient sqs, LocalWorld world) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("x"));
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
        world.pass(Duration.ofSeconds(31));
        assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
    }

    @Test
    @LocalAws(port = true)
    void codeThatMakesItsOwnClientFindsThePort(LocalWorld world) {
        assertThat(URI.create(System.getProperty("aws.endpointUrl"))).isEqualTo(world.endpoint());
        try (var s3 = S3Client.create()) {
            s3.createBucket(r -> r.bucket("mine"));
            s3.putObject(r -> r.bucket("mine").key("k"), RequestBody.fromString("v"));
        }
        assertThat(world.client(S3Client.class)
                        .getObjectAsBytes(r -> r.bucket("mine").key("k"))
                        .asUtf8String())
                .isEqualTo("v");
    }

    @Test
    @LocalAws(fault = "sqs:SendMessage=throttle#1")
    void aFaultStrikesAsOftenAsTheAnnotationSays(SqsClient sqs) {
        assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("x")))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestThrottled"));
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("x"));
    }

    @Test
    void theSdkIsLeftAsItWas() {
        assertThat(System.getProperty("aws.endpointUrl")).isNull();
    }
}
