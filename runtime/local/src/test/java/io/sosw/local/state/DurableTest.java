package io.sosw.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.shim.LocalServices;
import io.sosw.local.world.TestWorlds;
import io.sosw.local.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.SsmClient;

class DurableTest {
    private static final String QUEUE = "http://127.0.0.1:1/000000000000/q";

    @TempDir
    Path folder;

    private int lives;

    /** One life: services on the state in a copy of the folder that a crash left behind. */
    private final class Life implements AutoCloseable {
        final World world = TestWorlds.real();
        final Path directory;
        final Durable durable;
        final LocalServices services;

        Life(Path before) throws IOException {
            directory = folder.resolve("life" + lives++);
            if (before != null) {
                States.copy(before, directory);
            }
            durable = Durable.open(directory, world);
            services = new LocalServices(durable, URI.create("http://127.0.0.1:1"), folder.resolve("files" + lives));
            services.byInterface().keySet().forEach(services::get);
            durable.recover(services::get, (stack, text) -> {});
        }

        <C> C client(Class<C> api) {
            return services.lasting(api);
        }

        @Override
        public void close() throws IOException {
            services.close();
            durable.close();
        }
    }

    @Test
    void whatWaitsForOthersLetsThemOn() throws Exception {
        try (var life = new Life(null)) {
            var event = new CompletableFuture<String>();
            var waits = new CountDownLatch(1);
            var waiting = CompletableFuture.supplyAsync(
                    () -> life.durable.template("stack", "text", () -> {
                        waits.countDown();
                        return Durable.await(event);
                    }),
                    work -> new Thread(work).start());
            waits.await();
            assertThat(CompletableFuture.runAsync(
                            () -> life.client(SqsClient.class).createQueue(r -> r.queueName("q")),
                            work -> new Thread(work).start()))
                    .succeedsWithin(Duration.ofMinutes(1));
            assertThat(waiting).isNotDone();
            event.complete("came");
            assertThat(waiting.join()).isEqualTo("came");
            try (var next = new Life(life.directory)) {
                assertThat(next.client(SqsClient.class).listQueues().queueUrls())
                        .containsExactly(QUEUE);
            }
        }
    }

    @Test
    void everyServiceIsAsItWas() throws IOException {
        Map<String, Object> before;
        Path left;
        try (var life = new Life(null)) {
            fill(life);
            before = seen(life);
            left = life.directory;
            try (var next = new Life(left)) { // the first one goes on as if it had been killed
                assertSame(seen(next), before);
                fillMore(next);
                before = seen(next);
                left = next.directory;
                try (var last = new Life(left)) {
                    assertSame(seen(last), before);
                }
            }
        }
    }

    private static void assertSame(Map<String, Object> now, Map<String, Object> before) {
        before.forEach((what, value) -> assertThat(now.get(what)).as(what).isEqualTo(value));
        assertThat(now).containsOnlyKeys(before.keySet());
    }

    private static void fill(Life life) {
        var sqs = life.client(SqsClient.class);
        sqs.createQueue(r -> r.queueName("q").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600")));
        sqs.createQueue(r -> r.queueName("orders.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
        for (var i = 0; i < 10; i++) {
            var body = "message " + i;
            sqs.sendMessage(r -> r.queueUrl(QUEUE).messageBody(body));
            sqs.sendMessage(r -> r.queueUrl(QUEUE.replace("/q", "/orders.fifo"))
                    .messageBody(body)
                    .messageGroupId("g")
                    .messageDeduplicationId(body.replace(' ', '-')));
        }
        var received = sqs.receiveMessage(r -> r.queueUrl(QUEUE).maxNumberOfMessages(5))
                .messages();
        received.subList(0, 3)
                .forEach(m -> sqs.deleteMessage(r -> r.queueUrl(QUEUE).receiptHandle(m.receiptHandle())));
        var dynamo = life.client(DynamoDbClient.class);
        dynamo.createTable(r -> r.tableName("table")
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(a -> a.attributeName("id").attributeType("S"))
                .keySchema(k -> k.attributeName("id").keyType("HASH")));
        for (var i = 0; i < 10; i++) {
            var id = AttributeValue.fromS("k" + i % 4);
            try {
                dynamo.putItem(r -> r.tableName("table")
                        .item(Map.of("id", id, "b", AttributeValue.fromBool(true)))
                        .conditionExpression("attribute_not_exists(id)"));
            } catch (ConditionalCheckFailedException e) {
                dynamo.updateItem(r -> r.tableName("table")
                        .key(Map.of("id", id))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
            }
        }
        dynamo.deleteItem(r -> r.tableName("table").key(Map.of("id", AttributeValue.fromS("k3"))));
        var s3 = life.client(S3Client.class);
        s3.createBucket(r -> r.bucket("bucket"));
        s3.putBucketVersioning(r -> r.bucket("bucket").versioningConfiguration(v -> v.status("Enabled")));
        s3.putObject(r -> r.bucket("bucket").key("small").metadata(Map.of("m", "v")), RequestBody.fromString("small"));
        s3.putObject(r -> r.bucket("bucket").key("small"), RequestBody.fromString("second"));
        s3.putObject(r -> r.bucket("bucket").key("empty"), RequestBody.empty());
        s3.putObject(r -> r.bucket("bucket").key("large"), RequestBody.fromBytes(new byte[200_000]));
        s3.putObject(r -> r.bucket("bucket").key("gone"), RequestBody.fromString("x"));
        s3.deleteObject(r -> r.bucket("bucket").key("gone"));
        var upload =
                s3.createMultipartUpload(r -> r.bucket("bucket").key("parts")).uploadId();
        var etag = s3.uploadPart(
                        r -> r.bucket("bucket").key("parts").uploadId(upload).partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        s3.completeMultipartUpload(r -> r.bucket("bucket")
                .key("parts")
                .uploadId(upload)
                .multipartUpload(m -> m.parts(p -> p.partNumber(1).eTag(etag))));
        var ssm = life.client(SsmClient.class);
        ssm.putParameter(r -> r.name("/a/b").type("String").value("1"));
        ssm.putParameter(r -> r.name("/a/b").value("2").overwrite(true));
        life.client(SecretsManagerClient.class).createSecret(r -> r.name("s").secretString("hidden"));
        var sns = life.client(SnsClient.class);
        var topic = sns.createTopic(r -> r.name("topic")).topicArn();
        sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:us-east-1:000000000000:q"));
        sns.publish(r -> r.topicArn(topic).message("through the topic"));
        life.client(IamClient.class)
                .createRole(r -> r.roleName("role")
                        .assumeRolePolicyDocument("{\"Version\": \"2012-10-17\", \"Statement\": []}"));
        var events = life.client(EventBridgeClient.class);
        events.putRule(r -> r.name("rule").eventPattern("{\"source\": [\"s\"]}"));
        events.putTargets(r -> r.rule("rule").targets(t -> t.id("1").arn("arn:aws:sqs:us-east-1:000000000000:q")));
        events.putEvents(r -> r.entries(e -> e.source("s").detailType("d").detail("{}")));
        life.client(SchedulerClient.class)
                .createSchedule(r -> r.name("nightly")
                        .scheduleExpression("cron(0 3 * * ? *)")
                        .flexibleTimeWindow(w -> w.mode("OFF"))
                        .target(t -> t.arn("arn:aws:sqs:us-east-1:000000000000:q")
                                .roleArn("arn:aws:iam::000000000000:role/r")));
        life.client(CloudWatchClient.class)
                .putMetricAlarm(r -> r.alarmName("a")
                        .namespace("n")
                        .metricName("m")
                        .statistic("Sum")
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(1.0)
                        .comparisonOperator("GreaterThanThreshold"));
        var logs = life.client(CloudWatchLogsClient.class);
        logs.createLogGroup(r -> r.logGroupName("g"));
        logs.createLogStream(r -> r.logGroupName("g").logStreamName("s"));
        life.client(SesClient.class)
                .sendEmail(r -> r.source("a@example.com")
                        .destination(d -> d.toAddresses("b@example.com"))
                        .message(m -> m.subject(s -> s.data("Hi")).body(b -> b.text(t -> t.data("text")))));
        life.client(CloudFormationClient.class)
                .createStack(r -> r.stackName("stack")
                        .templateBody("{\"Resources\": {\"Made\": {\"Type\": \"AWS::SQS::Queue\"}}}"));
        while (!"CREATE_COMPLETE".equals(status(life))) {
            Thread.onSpinWait();
        }
    }

    private static String status(Life life) {
        return life.client(CloudFormationClient.class)
                .describeStacks(r -> r.stackName("stack"))
                .stacks()
                .get(0)
                .stackStatusAsString();
    }

    private static void fillMore(Life life) {
        var sqs = life.client(SqsClient.class);
        var rest = sqs.receiveMessage(r -> r.queueUrl(QUEUE).maxNumberOfMessages(10))
                .messages();
        rest.forEach(m -> sqs.deleteMessage(r -> r.queueUrl(QUEUE).receiptHandle(m.receiptHandle())));
        life.client(S3Client.class).deleteObject(r -> r.bucket("bucket").key("large"));
        life.client(SsmClient.class).deleteParameter(r -> r.name("/a/b"));
    }

    /** All that clients can see, by service. */
    private static Map<String, Object> seen(Life life) {
        var all = new TreeMap<String, Object>();
        var sqs = life.client(SqsClient.class);
        for (var queue : sqs.listQueues().queueUrls()) {
            all.put(
                    queue,
                    sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                            .attributes());
        }
        all.put(
                "items",
                life.client(DynamoDbClient.class)
                        .scan(r -> r.tableName("table"))
                        .items());
        all.put(
                "table",
                life.client(DynamoDbClient.class)
                        .describeTable(r -> r.tableName("table"))
                        .table());
        var s3 = life.client(S3Client.class);
        all.put("versions", s3.listObjectVersions(r -> r.bucket("bucket")).versions());
        all.put("markers", s3.listObjectVersions(r -> r.bucket("bucket")).deleteMarkers());
        for (var object : s3.listObjectsV2(r -> r.bucket("bucket")).contents()) {
            var got = s3.getObjectAsBytes(r -> r.bucket("bucket").key(object.key()));
            all.put(
                    "object " + object.key(),
                    List.of(got.asString(StandardCharsets.UTF_8), got.response().metadata()));
        }
        all.put("parameters", life.client(SsmClient.class).describeParameters().parameters());
        all.put("secrets", life.client(SecretsManagerClient.class).listSecrets().secretList());
        all.put(
                "subscriptions",
                life.client(SnsClient.class).listSubscriptions().subscriptions());
        all.put("roles", life.client(IamClient.class).listRoles().roles());
        all.put("rules", life.client(EventBridgeClient.class).listRules(r -> {}).rules());
        all.put(
                "schedules",
                life.client(SchedulerClient.class).listSchedules(r -> {}).schedules());
        all.put("alarms", life.client(CloudWatchClient.class).describeAlarms().metricAlarms());
        all.put(
                "groups",
                life.client(CloudWatchLogsClient.class).describeLogGroups().logGroups());
        all.put("mails", life.services.get(io.sosw.local.ses.Outbox.class).mails());
        all.put(
                "stacks",
                life.client(CloudFormationClient.class).describeStacks().stacks());
        all.put(
                "stack events",
                life.client(CloudFormationClient.class)
                        .describeStackEvents(r -> r.stackName("stack"))
                        .stackEvents());
        return all;
    }

    @Test
    void receiversAtOnceLoseNothingAndNothingComesBack() throws Exception {
        var random = new Random(7);
        var deleted = java.util.Collections.synchronizedSet(new java.util.TreeSet<String>());
        try (var life = new Life(null)) {
            var sqs = life.client(SqsClient.class);
            sqs.createQueue(r -> r.queueName("q"));
            var threads = new ArrayList<Thread>();
            for (var i = 0; i < 4; i++) {
                var bodies = random.ints(40).mapToObj(Integer::toHexString).toList();
                threads.add(new Thread(() -> bodies.forEach(
                        body -> sqs.sendMessage(r -> r.queueUrl(QUEUE).messageBody(body)))));
                threads.add(new Thread(() -> {
                    for (var n = 0; n < 20; n++) {
                        var got = sqs.receiveMessage(
                                r -> r.queueUrl(QUEUE).waitTimeSeconds(1).visibilityTimeout(0));
                        got.messages().forEach(m -> {
                            sqs.deleteMessage(r -> r.queueUrl(QUEUE).receiptHandle(m.receiptHandle()));
                        });
                        got.messages().forEach(m -> deleted.add(m.messageId()));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (var thread : threads) {
                thread.join();
            }
            try (var next = new Life(life.directory)) {
                assertThat(depth(next)).isEqualTo(depth(life));
                assertThat(deleted).isNotEmpty();
            }
        }
    }

    private static String depth(Life life) {
        return life.client(SqsClient.class)
                .getQueueAttributes(r -> r.queueUrl(QUEUE).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }
}
