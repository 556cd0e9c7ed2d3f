package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.local.world.TestWorlds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@Tag("jdk-neutral")
class TemplateProvisioningTest {
    private static final String ETL = """
            Resources:
              RawData:
                Type: AWS::S3::Bucket
                DependsOn: Allow
                Properties:
                  BucketName: raw-data
                  NotificationConfiguration:
                    QueueConfigurations:
                      - Event: s3:ObjectCreated:*
                        Queue: !GetAtt Pending.Arn
                        Filter: {S3Key: {Rules: [{Name: suffix, Value: .csv}]}}
              Pending:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: pending-worker
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
              Dead: {Type: AWS::SQS::Queue, Properties: {QueueName: dead}}
              Allow:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Pending]
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: {Service: s3.amazonaws.com}
                        Action: sqs:SendMessage
                        Resource: !GetAtt Pending.Arn
            """;

    @TempDir
    Path project;

    private final List<String> notes = new ArrayList<>();

    private Shim start() throws IOException {
        var options = ShimOptions.parse(List.of("--project_dir", project.toString()));
        return Shim.start(options, TestWorlds.real(), new TemplateProvisioning(notes::add));
    }

    private void template(String text) throws IOException {
        Files.writeString(project.resolve("template.yaml"), text);
    }

    private EndpointFile published() throws IOException {
        return Json.read(Files.readString(project.resolve(".sosw/shim/endpoint.json")), EndpointFile.class);
    }

    private static HttpResponse<String> apply(Shim shim) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(shim.gateway().endpoint() + "/_sosw/apply"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void rulesSchedulesAlarmsAndGroupsOfTheTemplateAreReal() throws Exception {
        template("""
                Resources:
                  Inbox: {Type: AWS::SQS::Queue}
                  Paid:
                    Type: AWS::Events::Rule
                    Properties:
                      EventPattern: {source: [shop]}
                      Targets: [{Id: q, Arn: !GetAtt Inbox.Arn, InputPath: $.detail.n}]
                  Nightly:
                    Type: AWS::Scheduler::Schedule
                    Properties:
                      ScheduleExpression: cron(0 3 * * ? *)
                      FlexibleTimeWindow: {Mode: "OFF"}
                      Target: {Arn: !GetAtt Inbox.Arn, RoleArn: "arn:aws:iam::000000000000:role/r"}
                  TooMany:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      Namespace: n
                      MetricName: m
                      Statistic: Sum
                      Period: 60
                      EvaluationPeriods: 1
                      Threshold: 1
                      ComparisonOperator: GreaterThanThreshold
                  Lines: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /app/lines, RetentionInDays: 7}}
                """);
        var services = new java.util.concurrent.atomic.AtomicReference<LocalServices>();
        var options = ShimOptions.parse(List.of("--project_dir", project.toString()));
        try (var shim = Shim.start(options, TestWorlds.real(), (local, world, o) -> {
            services.set(local);
            return new TemplateProvisioning(notes::add).provision(local, world, o);
        })) {
            services.get()
                    .get(EventBridgeClient.class)
                    .putEvents(
                            r -> r.entries(e -> e.source("shop").detailType("t").detail("{\"n\":1}")));
            var inbox = published().resources().get("Inbox").ref();

            assertThat(shim.provisioned().resources()).hasSize(5);
            assertThat(services.get()
                            .get(SqsClient.class)
                            .receiveMessage(r -> r.queueUrl(inbox))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly("1");
            assertThat(services.get()
                            .get(SchedulerClient.class)
                            .listSchedules(r -> {})
                            .schedules())
                    .hasSize(1);
            assertThat(services.get()
                            .get(CloudWatchClient.class)
                            .describeAlarms(r -> {})
                            .metricAlarms())
                    .hasSize(1);
            assertThat(services.get()
                            .get(CloudWatchLogsClient.class)
                            .describeLogGroups(r -> {})
                            .logGroups())
                    .extracting(g -> g.retentionInDays())
                    .containsExactly(7);
        }
    }

    @Test
    void aBucketNotifiesTheQueueAsTheTemplateSays() throws Exception {
        template(ETL);
        try (var shim = start()) {
            var endpoint = shim.gateway().endpoint().toString();
            var queue = published().resources().get("Pending").ref();
            assertThat(queue).isEqualTo(endpoint + "/000000000000/pending-worker");
            var file = Files.writeString(project.resolve("a.csv"), "iata\n");
            CommandLine.aws(endpoint, "s3", "cp", file.toString(), "s3://raw-data/a.csv");
            var messages = CommandLine.aws(
                    endpoint, "sqs", "receive-message", "--queue-url", queue, "--max-number-of-messages", "10");
            assertThat(messages).contains("s3:TestEvent").contains("a.csv").contains("ObjectCreated:Put");
            assertThat(notes).isEmpty();
        }
    }

    @Test
    void aBucketThatMayNotNotifyIsReported() throws Exception {
        template(ETL.replace("s3.amazonaws.com", "sns.amazonaws.com"));
        var error = catchThrowableOfType(UserError.class, this::start);
        assertThat(error.problem())
                .contains("template.yaml cannot be made: AWS::S3::Bucket RawData: ")
                .contains("Unable to validate the following destination configurations");
        assertThat(error.docs()).isEqualTo("template-resource");
    }

    @Test
    void aChangedTemplateIsAppliedToTheRunningShim() throws Exception {
        template(ETL);
        try (var shim = start()) {
            template(ETL.replace("QueueName: dead", "QueueName: graveyard")
                    + "  More: {Type: AWS::SQS::Queue, Properties: {QueueName: more}}\n");
            assertThat(apply(shim).statusCode()).isEqualTo(200);
            assertThat(published().resources()).containsKey("More");
            var queues = CommandLine.aws(shim.gateway().endpoint().toString(), "sqs", "list-queues");
            assertThat(queues).contains("/graveyard").contains("/more").doesNotContain("/dead");
        }
    }

    @Test
    void whatADeploymentHasAddedStaysUnlessItRefersToWhatIsNoMore() throws Exception {
        template("Resources:\n  Q: {Type: AWS::SQS::Queue}\n");
        try (var shim = start()) {
            var stack = TemplateProvisioning.stackName(project);
            var at = shim.gateway().endpoint().toString();
            CommandLine.aws(
                    at,
                    "cloudformation",
                    "update-stack",
                    "--stack-name",
                    stack,
                    "--parameters",
                    "ParameterKey=Bucket,ParameterValue=code",
                    "--template-body",
                    """
                            Parameters: {Bucket: {Type: String}}
                            Resources:
                              Q: {Type: AWS::SQS::Queue}
                              Added:
                                Type: AWS::SQS::Queue
                                DependsOn: Q
                                Properties: {QueueName: !Sub "added-${Bucket}"}
                            """);
            CommandLine.aws(at, "cloudformation", "wait", "stack-update-complete", "--stack-name", stack);
            template("Resources:\n  Q: {Type: AWS::SQS::Queue}\n  More: {Type: AWS::SQS::Queue}\n");
            assertThat(apply(shim).statusCode()).isEqualTo(200);
            assertThat(published().resources()).containsKeys("Q", "More", "Added");
            assertThat(CommandLine.aws(at, "sqs", "list-queues")).contains("/added-code");
            template("Resources:\n  More: {Type: AWS::SQS::Queue}\n");
            assertThat(apply(shim).statusCode()).isEqualTo(200);
            assertThat(published().resources()).containsOnlyKeys("More");
        }
    }

    @Test
    void aBrokenChangeIsRefusedAndNothingIsLost() throws Exception {
        template(ETL);
        try (var shim = start()) {
            template("Resources:\n  Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: -7}}\n");
            var answer = apply(shim);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("AWS::SQS::Queue Q: ").contains("VisibilityTimeout");
            assertThat(CommandLine.aws(shim.gateway().endpoint().toString(), "sqs", "list-queues"))
                    .contains("pending-worker");
        }
    }

    @Test
    void whatTheShimDoesNotHaveIsNamed() throws Exception {
        template("""
                Resources:
                  Cluster: {Type: AWS::EC2::VPC}
                  Raw: {Type: AWS::S3::Bucket, Properties: {AccelerateConfiguration: {AccelerationStatus: Enabled}}}
                """);
        try (var shim = start()) {
            assertThat(shim.provisioned().resources()).containsKeys("Cluster", "Raw");
            assertThat(notes)
                    .containsExactly(
                            "AWS::EC2::VPC Cluster: The shim knows no AWS::EC2::VPC: recorded, nothing was made",
                            "AWS::S3::Bucket Raw: Without effect here: AccelerateConfiguration");
        }
    }

    @Test
    void aProjectWithoutTemplateHasAnEmptyShim() throws Exception {
        try (var shim = start()) {
            assertThat(shim.provisioned().resources()).isEmpty();
        }
    }

    @Test
    void aStackIsCalledAsTheFolder() {
        assertThat(TemplateProvisioning.stackName(Path.of("/x/my_project.v2"))).isEqualTo("my-project-v2");
        assertThat(TemplateProvisioning.stackName(Path.of("/x/2nd"))).isEqualTo("project-2nd");
    }
}
