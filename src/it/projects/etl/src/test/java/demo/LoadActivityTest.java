package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sosw.aws.objects.S3ObjectStore;
import io.sosw.event.S3Object;
import io.sosw.event.SqsBatch;
import io.sosw.event.Unwrapping;
import io.sosw.json.Json;
import io.sosw.local.junit.FakeObjects;
import io.sosw.local.junit.FakeQueue;
import io.sosw.local.junit.LocalAws;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class LoadActivityTest {
    private static final String TWO_LINES = "ann,logged in,08:00\nbob,bought tea,08:01\n";
    private static final List<List<String>> TWO_ROWS =
            List.of(List.of("ann", "logged in"), List.of("bob", "bought tea"));

    /** What S3 really sends: an envelope with the key URL-encoded, and a test event before it. */
    @Test
    @LocalAws
    void anObjectThatS3AnnouncesIsLoaded(S3Client s3, SqsClient sqs) throws Exception {
        var queue =
                sqs.createQueue(create -> create.queueName("pending-worker")).queueUrl();
        var arn = sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        s3.createBucket(create -> create.bucket("raw-data"));
        s3.putBucketNotificationConfiguration(put -> put.bucket("raw-data")
                .notificationConfiguration(
                        to -> to.queueConfigurations(each -> each.queueArn(arn).events(Event.S3_OBJECT_CREATED))));
        s3.putObject(put -> put.bucket("raw-data").key("in/a large file.csv"), RequestBody.fromString(TWO_LINES));

        var context = ActivityContexts.of(new S3ObjectStore(s3));
        var loaded = 0;
        for (var message : sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                .messages()) {
            loaded += load(message.body(), context);
        }
        assertEquals(1, loaded);
        assertEquals(TWO_ROWS, context.rows());
    }

    @Test
    void anObjectThatSomebodyNamesIsLoaded() throws Exception {
        var context = ActivityContexts.of(FakeObjects.with("raw-data", "large.csv", TWO_LINES));
        assertEquals(1, load("{\"bucket\": \"raw-data\", \"key\": \"large.csv\"}", context));
        assertEquals(TWO_ROWS, context.rows());
    }

    @Test
    void aLineThatIsTooShortFailsTheMessageAndLeavesNothing() {
        var context = ActivityContexts.of(FakeObjects.with("raw-data", "a.csv", TWO_LINES + "carl\n"));
        assertThrows(SQLException.class, () -> new LoadActivity().run(new S3Object("raw-data", "a.csv"), context));
        assertEquals(List.of(), context.rows());
    }

    @Test
    void delimiterAndNewlineAreOptions() throws Exception {
        var other = TWO_LINES.replace(',', '!').replace("\n", ";");
        var context =
                ActivityContexts.of(FakeObjects.with("raw-data", "a.csv", other), "--delimiter", "!", "--newline", ";");
        assertEquals(2, new LoadActivity().run(new S3Object("raw-data", "a.csv"), context));
        assertEquals(TWO_ROWS, context.rows());
    }

    /** As the wrappers do it: a message of the queue becomes units of work. */
    private static int load(String body, ActivityContext context) throws Exception {
        var batch = Json.toValue(new SqsBatch(FakeQueue.of(body).messages()).toEvent());
        var units = Unwrapping.unwrap(batch, S3Object.class).units();
        for (var unit : units) {
            new LoadActivity().run((S3Object) unit.event(), context);
        }
        return units.size();
    }
}
