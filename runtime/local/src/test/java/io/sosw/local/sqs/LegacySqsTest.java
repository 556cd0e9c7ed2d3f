package io.sosw.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.shim.OpenPort;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The query protocol as AWS CLI 2.9 speaks it, read byte by byte; {@code EveryServiceSmokeTest} runs the program. */
class LegacySqsTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aMessageTravelsByFormAndXml() throws Exception {
        var url = PORT.endpoint() + "/000000000000/old";
        assertThat(call("Action=CreateQueue&QueueName=old&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=5"
                        + "&Tag.1.Key=team&Tag.1.Value=x"))
                .contains("<CreateQueueResult><QueueUrl>" + url + "</QueueUrl></CreateQueueResult>");
        assertThat(call("Action=SendMessage&MessageBody=a%3Cb&MessageAttribute.1.Name=n"
                        + "&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v" + at(url)))
                .contains("<MD5OfMessageBody>");
        assertThat(call("Action=ReceiveMessage&AttributeName.1=ApproximateReceiveCount&MessageAttributeName.1=All"
                        + at(url)))
                .contains("<Message><MessageId>")
                .contains("<Body>a&lt;b</Body>")
                .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
                .contains("<MessageAttribute><Name>n</Name><Value><StringValue>v</StringValue>");
    }

    @Test
    void listsAreFlattened() throws Exception {
        call("Action=CreateQueue&QueueName=list-1");
        assertThat(call("Action=ListQueues&QueueNamePrefix=list-"))
                .contains("<ListQueuesResult><QueueUrl>" + PORT.endpoint() + "/000000000000/list-1</QueueUrl></Lis");
        assertThat(call("Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a"
                        + "&SendMessageBatchRequestEntry.1.MessageBody=x" + at(PORT.endpoint() + "/0/list-1")))
                .contains("<SendMessageBatchResultEntry><Id>a</Id>");
    }

    @Test
    void errorsCarryTheirOldCodes() throws Exception {
        assertThat(call("Action=GetQueueUrl&QueueName=none"))
                .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>");
        assertThat(call("Action=MakeCoffee"))
                .contains("<Code>NotImplemented</Code>")
                .contains("sqs:MakeCoffee");
    }

    private static String at(String url) {
        return "&QueueUrl=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    private String call(String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(PORT.endpoint() + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&Version=2012-11-05"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
