package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sosw.local.junit.LocalAws;
import io.sosw.local.junit.LocalWorld;
import io.sosw.local.junit.TestContexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An ETL that takes 40 times the function's timeout, in a time that passes without being waited for. */
@LocalAws
class LoadReportTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration ETL = TIMEOUT.multipliedBy(40);

    private final VirtualLambda lambda = new VirtualLambda(TIMEOUT);
    private final SlowEtl etl = new SlowEtl();
    private String topic;
    private String mails;

    @BeforeEach
    void mailbox(SnsClient sns, SqsClient sqs) {
        topic = sns.createTopic(create -> create.name("finished")).topicArn();
        mails = sqs.createQueue(create -> create.queueName("mails")).queueUrl();
        var arn = sqs.getQueueAttributes(get -> get.queueUrl(mails).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        sns.subscribe(subscribe -> subscribe
                .topicArn(topic)
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true")));
    }

    @Test
    void theFunctionCallsItselfUntilTheReportIsLoadedAndNotOnceMore(LocalWorld aws, SqsClient sqs) throws Exception {
        lambda.send("load-report", Map.of("bucket", "reports", "key", "a.csv"));
        drain(aws, "200");
        // each run waits for 5 min less 20 s: 40 times the timeout are 42.9 such waits
        assertEquals(43, lambda.runs);
        assertEquals(List.of("s3://reports/a.csv is loaded, after 43 runs"), mails(sqs));
    }

    @Test
    void twoReportsAtOnceDoNotKnowOfEachOther(LocalWorld aws, SqsClient sqs) throws Exception {
        lambda.send("load-report", Map.of("bucket", "reports", "key", "a.csv"));
        lambda.send("load-report", Map.of("bucket", "reports", "key", "b.csv"));
        drain(aws, "200");
        assertEquals(2, etl.readyAt.size());
        assertEquals(2, mails(sqs).size());
    }

    @Test
    void anEtlThatNeverEndsIsGivenUp(LocalWorld aws, SqsClient sqs) throws Exception {
        lambda.send("load-report", Map.of("bucket", "reports", "key", "a.csv"));
        drain(aws, "10");
        assertEquals(10, lambda.runs);
        assertEquals(List.of("s3://reports/a.csv is given up, after 10 runs"), mails(sqs));
    }

    @Test
    void aRunThatHasToWaitLeavesThatToTheQueue(LocalWorld aws, SqsClient sqs) throws Exception {
        var pending = sqs.createQueue(create -> create.queueName("pending")).queueUrl();
        lambda.send("load-report", Map.of("bucket", "reports", "key", "a.csv"));
        lambda.drain(
                TestContexts.config(
                        ReportContext.factory(),
                        "--poll_interval",
                        "60s",
                        "--finished_topic",
                        topic,
                        "--pending_queue",
                        pending),
                etl,
                aws);
        aws.pass(Duration.ofSeconds(59));
        assertEquals(List.of(), bodies(sqs, pending));
        aws.pass(Duration.ofSeconds(1));
        var bodies = bodies(sqs, pending);
        assertEquals(1, bodies.size());
        assertEquals(true, bodies.get(0).contains("\"job\":\"job of s3://reports/a.csv\""), bodies.get(0));
    }

    private void drain(LocalWorld aws, String runs) throws Exception {
        var config = TestContexts.config(
                ReportContext.factory(),
                "--waiting",
                "run",
                "--poll_interval",
                "60s",
                "--runs",
                runs,
                "--finished_topic",
                topic,
                "--pending_queue",
                "none");
        lambda.drain(config, etl, aws);
    }

    private List<String> mails(SqsClient sqs) {
        return bodies(sqs, mails);
    }

    private static List<String> bodies(SqsClient sqs, String queue) {
        return List.copyOf(new TreeSet<>(
                sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10)).messages().stream()
                        .map(Message::body)
                        .toList()));
    }

    private final class SlowEtl implements Etl {
        private final Map<String, Instant> readyAt = new TreeMap<>();

        @Override
        public String begin(String report) {
            var job = "job of " + report;
            readyAt.putIfAbsent(job, lambda.time.instant().plus(ETL));
            return job;
        }

        @Override
        public boolean isReady(String job) {
            return !lambda.time.instant().isBefore(readyAt.get(job));
        }
    }
}
