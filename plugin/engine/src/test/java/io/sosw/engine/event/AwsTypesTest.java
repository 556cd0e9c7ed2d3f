package io.sosw.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.sosw.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The library that the managed runtime itself uses must read what we print. */
class AwsTypesTest {
    private static <T> T read(String sample, Class<T> type, Map<String, String> options) {
        var json = Json.writeBytes(Samples.all().get(sample).event(options));
        return LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
    }

    private static <T> T read(String sample, Class<T> type) {
        return read(sample, type, Map.of());
    }

    /** Read and written again by AWS's library: what it has not understood is not there. */
    private static <T> String again(String sample, Class<T> type) {
        var bytes = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(type, type.getClassLoader()).toJson(read(sample, type), bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void storage() {
        var put = read("s3-put", S3Event.class, Map.of("key", "a b.csv", "size", "7"))
                .getRecords()
                .get(0);
        assertThat(put.getS3().getObject().getUrlDecodedKey()).isEqualTo("a b.csv");
        assertThat(put.getS3().getObject().getSizeAsLong()).isEqualTo(7);
        assertThat(again("s3-put", S3Event.class)).contains("2026-01-01T12:00:00");
        assertThat(read("s3-delete", S3Event.class).getRecords().get(0).getEventName())
                .isEqualTo("ObjectRemoved:Delete");
        assertThat(read("s3-in-eventbridge", ScheduledEvent.class).getDetail()).containsKey("object");
    }

    @Test
    void messages() {
        var message =
                read("sqs", SQSEvent.class, Map.of("body", "x")).getRecords().get(0);
        assertThat(message.getBody()).isEqualTo("x");
        assertThat(message.getMd5OfBody()).isEqualTo("9dd4e461268c8034f5c8564e155c67a6");
        assertThat(message.getAttributes()).containsEntry("SentTimestamp", "1767268800000");
        assertThat(read("sqs-fifo", SQSEvent.class).getRecords().get(0).getAttributes())
                .containsKey("MessageGroupId");
        var note = read("sns", SNSEvent.class, Map.of("message", "m"))
                .getRecords()
                .get(0)
                .getSNS();
        assertThat(note.getMessage()).isEqualTo("m");
        assertThat(again("sns", SNSEvent.class)).contains("2026-01-01T12:00:00");
        for (var nested : new String[] {"s3-in-sqs", "sns-in-sqs", "s3-in-sns-in-sqs"}) {
            assertThat(read(nested, SQSEvent.class).getRecords().get(0).getBody())
                    .startsWith("{");
        }
        assertThat(read("s3-in-sns", SNSEvent.class)
                        .getRecords()
                        .get(0)
                        .getSNS()
                        .getMessage())
                .contains("aws:s3");
    }

    @Test
    void streams() {
        var item = read("dynamodb", DynamodbEvent.class, Map.of("id", "5"))
                .getRecords()
                .get(0)
                .getDynamodb();
        assertThat(item.getNewImage().get("id").getS()).isEqualTo("5");
        assertThat(item.getApproximateCreationDateTime()).isNotNull();
        var data = read("kinesis", KinesisEvent.class, Map.of("body", "hi"))
                .getRecords()
                .get(0)
                .getKinesis();
        assertThat(StandardCharsets.UTF_8.decode(data.getData()).toString()).isEqualTo("hi");
        var delivered =
                read("firehose", KinesisFirehoseEvent.class).getRecords().get(0);
        assertThat(StandardCharsets.UTF_8.decode(delivered.getData()).toString())
                .isEqualTo("{\"hello\":\"firehose\"}");
    }

    @Test
    void requests() {
        var rest = read("apigateway-v1", APIGatewayProxyRequestEvent.class, Map.of("method", "POST", "body", "b"));
        assertThat(rest.getHttpMethod()).isEqualTo("POST");
        assertThat(rest.getBody()).isEqualTo("b");
        for (var sample : new String[] {"apigateway-v2", "url"}) {
            var http = read(sample, APIGatewayV2HTTPEvent.class, Map.of("path", "/x"));
            assertThat(http.getRequestContext().getHttp().getPath()).isEqualTo("/x");
            assertThat(http.getBody()).isNull();
        }
        assertThat(read("alb", ApplicationLoadBalancerRequestEvent.class).getPath())
                .isEqualTo("/hello");
    }

    @Test
    void timeAndPeople() throws IOException {
        assertThat(again("schedule", ScheduledEvent.class)).contains("2026-01-01T12:00:00");
        assertThat(read("eventbridge", ScheduledEvent.class).getDetail()).containsEntry("order", "123");
        assertThat(read("cognito", CognitoUserPoolPreSignUpEvent.class).getUserName())
                .isEqualTo("jane");
        var logs = read("logs", CloudWatchLogsEvent.class, Map.of("body", "oh")).getAwsLogs();
        var zipped = new ByteArrayInputStream(Base64.getDecoder().decode(logs.getData()));
        assertThat(new String(new GZIPInputStream(zipped).readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"message\":\"oh\"");
    }
}
