package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.task.NewTask;
import io.sosw.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The real functions with their real clients: what fakes cannot show. */
@Tag("jdk-neutral")
class DeployedEssentialsTest {
    /** {@code -Dsosw.rows=10000} is what users ask for. */
    private static final int ROWS = Integer.getInteger("sosw.rows", 1_200);

    private static final String DEAD = """
            {"labourers": {"worker": {"max_attempts": 1, "duration": "0s", "cooldown": "0s"}}}
            """;

    @TempDir
    Path folder;

    private DeployedEssentials essentials;

    @BeforeEach
    void open() throws Exception {
        essentials = new DeployedEssentials(folder);
    }

    @AfterEach
    void close() throws Exception {
        essentials.close();
    }

    @Test
    void aJobThatIsLongerThanItsTimeGoesOnAndNoTaskIsMissingOrDoubled() {
        var settings = "{\"labourers\": {\"worker\": {}}, \"job_schema\": {\"chunkable_attrs\": [\"word\"]}}";
        essentials.create(
                "scheduler", 4, Map.of("CUSTOM_SETTINGS", settings, "SHUTDOWN_PERIOD", "1s", "IN_FLIGHT", "1"));
        var words = IntStream.range(0, ROWS).boxed().toList();
        var job = Map.of("words", words, "isolate_words", true);

        var answer = essentials.call("scheduler", Map.of("labourer_id", "worker", "job_id", "long", "job", job));

        assertThat(answer).contains("\"jobId\":\"long\"").contains("\"done\":false");
        var expected = new TreeSet<String>();
        for (int word : words) {
            expected.add(NewTask.of("long", word, "worker", "{}").taskId());
        }
        assertThat(DeployedEssentials.await(() -> essentials.ids().containsAll(expected)))
                .as(answer)
                .isTrue();
        assertThat(essentials.ids().stream().filter(id -> !id.contains("#"))).hasSize(ROWS);
    }

    @Test
    void aJobOnAClockBecomesItsTasksEachTime() throws Exception {
        var settings = "{\"labourers\": {\"worker\": {}}, \"job_schema\": {\"chunkable_attrs\": [\"word\"]}}";
        essentials.create("scheduler", 20, Map.of("CUSTOM_SETTINGS", settings));
        var job = Map.of("words", List.of("tick", "tock"), "isolate_words", true);

        essentials.eachMinute("scheduler", Map.of("labourer_id", "worker", "job", job));
        essentials.clockAhead(1);

        assertThat(DeployedEssentials.await(() -> essentials.texts("payload").size() >= 2))
                .isTrue();
        assertThat(essentials.texts("payload"))
                .anySatisfy(payload -> assertThat(payload).contains("tick"))
                .anySatisfy(payload -> assertThat(payload).contains("tock"));
        essentials.clockAhead(2);
        assertThat(DeployedEssentials.await(() -> essentials.texts("payload").size() >= 4))
                .isTrue();
    }

    @Test
    void ofADeadTaskATopicAndAFunctionAreReallyTold() {
        var sns = essentials.over(SnsClient.builder());
        var sqs = essentials.over(SqsClient.builder());
        var topic = sns.createTopic(request -> request.name("dead")).topicArn();
        var queue = sqs.createQueue(request -> request.queueName("heard")).queueUrl();
        var arn = attribute(sqs, queue, QueueAttributeName.QUEUE_ARN);
        sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(arn));
        essentials.create("pager", 20, Map.of());
        essentials.create("scheduler", 20, Map.of("CUSTOM_SETTINGS", DEAD));
        essentials.create(
                "orchestrator",
                20,
                Map.of("CUSTOM_SETTINGS", DEAD, "RUN_FOR", "1s", "ALARM_TOPIC", topic, "ALARM_FUNCTION", "pager"));
        essentials.create(
                "scavenger", 20, Map.of("CUSTOM_SETTINGS", DEAD, "ALARM_TOPIC", topic, "ALARM_FUNCTION", "pager"));
        essentials.create("worker", 1, Map.of());
        essentials.call("scheduler", Map.of("labourer_id", "worker", "job_id", "j", "job", Map.of("secret", "x")));
        var id = essentials.ids().stream()
                .filter(each -> !each.contains("#"))
                .findFirst()
                .orElseThrow();

        var handedOver = essentials.call("orchestrator", Map.of());
        var swept = essentials.call("scavenger", Map.of());

        assertThat(essentials.texts("task_state")).as(handedOver + swept).containsExactly("DEAD");
        assertThat(DeployedEssentials.await(() -> essentials.ids().contains("paged#" + id)))
                .isTrue();
        assertThat(sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(5))
                        .messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("sosw Dead Task")
                        .contains(id)
                        .doesNotContain("secret"));
    }

    /** A Scheduler that dies and runs again sends its messages twice; so does this one. */
    @Test
    void theQueueLanesMappingFeedsTheWorkerAndEachTaskIsClosedOnce() {
        var sqs = essentials.over(SqsClient.builder());
        var queue = sqs.createQueue(request ->
                        request.queueName("work").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")))
                .queueUrl();
        var settings = Json.write(Map.of(
                "labourers",
                Map.of("worker", Map.of("lane", "queue", "queue", queue, "close", "once", "duration", "60s")),
                "job_schema",
                Map.of("chunkable_attrs", List.of("word"))));
        var options = Map.of("CUSTOM_SETTINGS", settings, "META_TABLE", DeployedEssentials.TRAIL);
        essentials.keepTrail();
        essentials.create("scheduler", 20, options);
        essentials.create("queue-worker", 20, options);
        essentials.feed("queue-worker", attribute(sqs, queue, QueueAttributeName.QUEUE_ARN));
        var words = IntStream.range(0, 12).boxed().toList();
        var job = Map.of("words", words, "isolate_words", true);

        var event = Map.of("labourer_id", "worker", "job_id", "queued", "job", job);
        var answer = essentials.call("scheduler", event) + essentials.call("scheduler", event);

        assertThat(DeployedEssentials.await(() -> left(sqs, queue) == 0))
                .as(answer)
                .isTrue();
        assertThat(essentials.texts("task_state")).hasSize(12).containsOnly("COMPLETED");
        assertThat(essentials.texts("result_words"))
                .containsExactlyInAnyOrderElementsOf(
                        words.stream().map(word -> "[" + word + "]").toList());
        assertThat(essentials.trail("completed")).hasSize(12).doesNotHaveDuplicates();
    }

    /** Messages that wait or are being worked on. */
    private static int left(SqsClient sqs, String queue) {
        return Integer.parseInt(attribute(sqs, queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(
                        attribute(sqs, queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private static String attribute(SqsClient sqs, String queue, QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(name))
                .attributes()
                .get(name);
    }

    @Test
    void healthComesFromCloudWatch() {
        var metric = Map.of(
                "details", Map.of("Namespace", "App", "MetricName", "Load", "Statistics", List.of("Average")),
                "feelings", Map.of("4", 25, "2", 75),
                "feeling_comparison_operator", "<=");
        var settings = Json.write(Map.of(
                "labourers",
                Map.of("worker", Map.of("max_simultaneous_invocations", 4, "health_metrics", Map.of("load", metric)))));
        essentials.create("scheduler", 20, Map.of("CUSTOM_SETTINGS", settings));
        essentials.create("orchestrator", 20, Map.of("CUSTOM_SETTINGS", settings, "RUN_FOR", "1s"));
        essentials.create("worker", 1, Map.of());
        for (int job = 0; job < 4; job++) {
            essentials.call("scheduler", Map.of("labourer_id", "worker", "job", Map.of("n", job)));
        }

        load(90);
        var ill = essentials.call("orchestrator", Map.of());
        assertThat(essentials.texts("task_state")).as(ill).containsOnly("QUEUED");

        load(30); // the average of both is 60: half of the cap
        var better = essentials.call("orchestrator", Map.of());
        assertThat(essentials.texts("task_state"))
                .as(better)
                .filteredOn("LEASED"::equals)
                .hasSize(2);
    }

    private void load(double value) {
        essentials
                .over(CloudWatchClient.builder())
                .putMetricData(request -> request.namespace("App")
                        .metricData(
                                datum -> datum.metricName("Load").value(value).timestamp(Instant.now())));
    }
}
