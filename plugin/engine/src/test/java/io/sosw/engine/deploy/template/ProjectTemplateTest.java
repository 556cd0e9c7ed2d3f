package io.sosw.engine.deploy.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Project;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTemplateTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef";

    /** All that AWS has no other way to say. */
    private static final Pattern FORCED =
            Pattern.compile(".*\\$\\{[A-Za-z0-9]+\\.Arn}/(index/)?\\*|.*:secret:[^*?]+-\\?{6}");

    private static final String EVERYTHING = """
        functions:
          from-queue:
            class: demo.A
            trigger: {queue: Work, batch: 100, window: 5}
            calls: [from-topic]
            continuation: {max: 5}
            retries: 2
            uses:
              - {bucket: Raw, access: readwrite}
              - {queue: Work, access: readwrite}
              - {table: Rows, access: readwrite}
              - {topic: News, access: publish}
              - {secret: Key, access: read}
              - {secret: elsewhere/key, access: read}
              - {parameter: Setting, access: readwrite}
              - {parameter: /other/setting, access: read}
              - {database: Db, access: write}
          from-topic: {class: demo.B, trigger: {topic: News}}
          from-bucket:
            class: demo.C
            trigger: {bucket: Raw, prefix: in/, suffix: .csv}
            uses: [{bucket: Raw, access: read}]
          from-table: {class: demo.D, trigger: {table: Rows}}
          each-hour: {class: demo.E, trigger: {schedule: rate(1 hour)}}
          on-order: {class: demo.H, trigger: {eventbridge: {source: [shop]}, bus: Orders}}
          from-web: {class: demo.F, trigger: {url: none}}
          alone: {class: demo.G}
        """;

    private static final String TEMPLATE = """
        Parameters: {Secret: {Type: String, NoEcho: true}}
        Resources:
          Work: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 180}}
          News: {Type: AWS::SNS::Topic}
          Key: {Type: AWS::SecretsManager::Secret}
          Setting: {Type: AWS::SSM::Parameter, Properties: {Name: /a/b, Type: String, Value: x}}
          Raw: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${AWS::StackName}-raw"}}
          Rows:
            Type: AWS::DynamoDB::Table
            Properties:
              BillingMode: PAY_PER_REQUEST
              StreamSpecification: {StreamViewType: NEW_IMAGE}
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              GlobalSecondaryIndexes:
                - IndexName: other
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  Projection: {ProjectionType: ALL}
          Db:
            Type: AWS::RDS::DBInstance
            Properties:
              {Engine: mariadb, DBInstanceClass: db.t4g.micro, DBName: a, MasterUsername: b, MasterUserPassword: !Ref Secret}
        """;

    @TempDir
    Path folder;

    private Map<?, ?> rendered(String sosw, String template) throws IOException {
        return (Map<?, ?>) Json.parse(text(sosw, template));
    }

    private String text(String sosw, String template) throws IOException {
        Files.writeString(folder.resolve("sosw.yml"), sosw);
        if (!template.isEmpty()) {
            Files.writeString(folder.resolve("template.yaml"), template);
        }
        var artefact = new Artefacts.Artefact("a.zip", "function", HASH, "java21", "arm64", Optional.of("demo::run"));
        return new ProjectTemplate(
                        Project.read("demo", folder, FunctionDefaults.STANDARD),
                        new Artefacts(List.of(artefact)),
                        Map.of(),
                        Map.of())
                .render()
                .text();
    }

    private static Map<?, ?> properties(Map<?, ?> template, String id) {
        var resource = (Map<?, ?>) ((Map<?, ?>) template.get("Resources")).get(id);
        assertThat(resource).as(id).isNotNull();
        return (Map<?, ?>) resource.get("Properties");
    }

    @Test
    void whoSendsMailsMaySendThemFromItsIdentityOnly() throws IOException {
        var template = text(
                "functions: {a: {class: demo.A, uses: [{email: me@example.com}, {email: Us}]}}",
                "Resources: {Us: {Type: AWS::SES::EmailIdentity, Properties: {EmailIdentity: example.com}}}");
        assertThat(template.replaceAll("\\s", ""))
                .contains("\"Action\":[\"ses:SendEmail\",\"ses:SendRawEmail\"]")
                .contains(":identity/me@example.com\"", ":identity/${Us}\"");
    }

    @Test
    void nothingIsAllowedThatNobodyDeclared() throws IOException {
        var wild = new ArrayList<String>();
        statements(rendered(EVERYTHING, TEMPLATE), statement -> {
            assertThat(Json.write(statement.get("Action"))).doesNotContain("*");
            collect(statement.get("Resource"), wild);
        });

        assertThat(wild)
                .isNotEmpty()
                .allMatch(resource -> FORCED.matcher(resource).matches());
    }

    private static void statements(Map<?, ?> template, java.util.function.Consumer<Map<?, ?>> each) {
        for (Object resource : ((Map<?, ?>) template.get("Resources")).values()) {
            if (((Map<?, ?>) resource).get("Properties") instanceof Map<?, ?> properties
                    && String.valueOf(((Map<?, ?>) resource).get("Type")).startsWith("AWS::IAM::")) {
                visit(properties, each);
            }
        }
    }

    private static void visit(Object node, java.util.function.Consumer<Map<?, ?>> each) {
        if (node instanceof Map<?, ?> map) {
            if (map.containsKey("Action") && map.containsKey("Resource")) {
                each.accept(map);
            }
            map.values().forEach(value -> visit(value, each));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> visit(value, each));
        }
    }

    private static void collect(Object node, List<String> wild) {
        if (node instanceof String text && (text.contains("*") || text.contains("?"))) {
            wild.add(text);
        } else if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> collect(value, wild));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, wild));
        }
    }

    @Test
    void aPasswordThatRdsManagesIsAskedForByTheFunctionsOfThatDatabaseOnly() throws IOException {
        var template = rendered(
                EVERYTHING, TEMPLATE.replace("MasterUserPassword: !Ref Secret", "ManageMasterUserPassword: true"));
        var secret = "{\"Fn::GetAtt\":[\"Db\",\"MasterUserSecret.SecretArn\"]}";

        assertThat(Json.write(properties(template, "FromQueueFunction")))
                .contains("\"DB_SECRET\":" + secret)
                .contains("{{resolve:secretsmanager:${Db.MasterUserSecret.SecretArn}:SecretString:password}}");
        assertThat(Json.write(properties(template, "FromQueuePolicy")))
                .contains(
                        "{\"Effect\":\"Allow\",\"Action\":[\"secretsmanager:GetSecretValue\"],\"Resource\":[" + secret);
        assertThat(Json.write(template).split("MasterUserSecret", -1)).hasSize(4);
    }

    @Test
    void theSameProjectGivesTheSameText() throws IOException {
        assertThat(text(EVERYTHING, TEMPLATE)).isEqualTo(text(EVERYTHING, TEMPLATE));
    }

    @Test
    void whatTheTemplateSaysIsKept() throws IOException {
        var work = properties(rendered(EVERYTHING, TEMPLATE), "Work");

        assertThat(Json.write(work)).isEqualTo("{\"VisibilityTimeout\":180}");
    }

    @Test
    void triggersCallTheAlias() throws IOException {
        var template = rendered(EVERYTHING, TEMPLATE);

        assertThat(Json.write(properties(template, "FromQueueTrigger")))
                .contains("{\"Fn::GetAtt\":[\"Work\",\"Arn\"]}")
                .contains("\"BatchSize\":100")
                .contains("\"FunctionName\":{\"Ref\":\"FromQueueLive\"}")
                .contains("ReportBatchItemFailures");
        assertThat(Json.write(properties(template, "Raw")))
                .contains("\"Function\":{\"Ref\":\"FromBucketLive\"}")
                .contains("{\"Name\":\"prefix\",\"Value\":\"in/\"}");
        assertThat(Json.write(properties(template, "EachHourTrigger"))).contains("rate(1 hour)");
        assertThat(Json.write(properties(template, "OnOrderTrigger")))
                .contains("\"EventPattern\":{\"source\":[\"shop\"]}", "\"EventBusName\":\"Orders\"", "OnOrderLive");
        assertThat(Json.write(properties(template, "OnOrderPermission"))).contains("events.amazonaws.com");
        assertThat(Json.write(properties(template, "FromTableTrigger"))).contains("LATEST");
        assertThat(Json.write(properties(template, "FromTopicTrigger"))).contains("lambda");
        assertThat(Json.write(properties(template, "FromWebPermission"))).contains("InvokeFunctionUrl");
    }

    @Test
    void onlyAContinuationMayCallItself() throws IOException {
        var template = rendered(EVERYTHING, TEMPLATE);

        assertThat(Json.write(properties(template, "FromQueueFunction"))).contains("\"RecursiveLoop\":\"Allow\"");
        assertThat(Json.write(properties(template, "FromTopicFunction"))).doesNotContain("RecursiveLoop");
        assertThat(properties(template, "FromQueueInvocation").get("MaximumRetryAttempts"))
                .isEqualTo(2L);
        assertThat(properties(template, "FromTopicInvocation").get("MaximumRetryAttempts"))
                .isEqualTo(0L);
    }

    @Test
    void aCallerMayInvokeExactlyWhatItCallsUnderItsNameAndItsAlias() throws IOException {
        var template = rendered("""
            functions:
              front: {class: demo.A, calls: [async-email, books]}
              async-email: {class: demo.B, calls: [books]}
              books: {class: demo.C}
              again: {class: demo.D, continuation: {max: 5}}
            """, "");

        assertThat(invocable(template, "FrontPolicy"))
                .containsExactly("async-email", "async-email:live", "books", "books:live");
        assertThat(invocable(template, "AsyncEmailPolicy")).containsExactly("books", "books:live");
        assertThat(invocable(template, "AgainPolicy")).containsExactly("again", "again:live");
        var allowed = new ArrayList<String>();
        statements(template, statement -> allowed.add(Json.write(statement)));
        assertThat(allowed.stream().filter(statement -> statement.contains("lambda:")))
                .hasSize(4);
    }

    /** The functions of this stack that a policy lets its owner invoke; it lets it do nothing else with functions. */
    private static List<String> invocable(Map<?, ?> template, String policy) {
        var own = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-";
        var functions = new ArrayList<String>();
        visit(properties(template, policy), statement -> {
            if (Json.write(statement).contains("lambda")) {
                assertThat(statement.get("Action")).isEqualTo(List.of("lambda:InvokeFunction"));
                for (Object resource : (List<?>) statement.get("Resource")) {
                    var arn = String.valueOf(((Map<?, ?>) resource).get("Fn::Sub"));
                    assertThat(arn).startsWith(own).doesNotContain("*", "?");
                    functions.add(arn.substring(own.length()));
                }
            }
        });
        return functions;
    }

    @Test
    void versionsStayAndFollowTheCode() throws IOException {
        var resources = (Map<?, ?>) rendered(EVERYTHING, TEMPLATE).get("Resources");
        var version = resources.keySet().stream()
                .map(String::valueOf)
                .filter(id -> id.startsWith("AloneVersion"))
                .findFirst()
                .orElseThrow();

        assertThat(Json.write(resources.get(version)))
                .contains("\"DeletionPolicy\":\"Retain\"")
                .contains("\"UpdateReplacePolicy\":\"Retain\"");
        var memory = EVERYTHING.replace("alone: {class: demo.G}", "alone: {class: demo.G, memory: 1024}");
        assertThat(((Map<?, ?>) rendered(memory, TEMPLATE).get("Resources")).containsKey(version))
                .isFalse();
    }

    @Test
    void aProjectNeedsNoTemplateOfItsOwn() throws IOException {
        assertThat(properties(rendered("functions: {alone: {class: demo.G}}", ""), "AloneFunction")
                        .get("Runtime"))
                .isEqualTo("java21");
    }

    @Test
    void whatTheTemplateDeclaresUnderAGeneratedNameIsTaken() throws IOException {
        var own = "Resources: {AloneLogs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}}";

        assertThat(Json.write(properties(rendered("functions: {alone: {class: demo.G}}", own), "AloneLogs")))
                .isEqualTo("{\"RetentionInDays\":7}");
    }

    @Test
    void aResourceOfAnotherTypeUnderAGeneratedNameIsRefused() {
        assertThatThrownBy(() ->
                        text("functions: {alone: {class: demo.G}}", "Resources: {AloneLogs: {Type: AWS::SQS::Queue}}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("template.yaml declares AloneLogs as AWS::SQS::Queue");
    }

    @Test
    void functionsWithTheSameIdsAreRefused() {
        assertThatThrownBy(() -> text("functions: {a-b: {class: demo.G}, a_b: {class: demo.H}}", ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'a-b' and 'a_b'");
    }

    @Test
    void aScheduleForOnceIsOneOfTheSchedulerWithARoleThatMayCallTheFunctionOnly() throws IOException {
        var template = rendered("functions: {once: {class: demo.G, trigger: {schedule: at(2026-12-24T18:00:00)}}}", "");
        assertThat(Json.write(properties(template, "OnceTrigger")))
                .contains("\"ScheduleExpression\":\"at(2026-12-24T18:00:00)\"", "\"Arn\":{\"Ref\":\"OnceLive\"}");
        assertThat(Json.write(properties(template, "OnceTriggerRole")))
                .contains("scheduler.amazonaws.com", "\"Resource\":[{\"Ref\":\"OnceLive\"}]");
    }

    @Test
    void aScheduleMayGiveTheFunctionItsEvent() throws IOException {
        var template = rendered("""
            functions:
              nightly: {class: demo.G, trigger: {schedule: cron(0 5 * * ? *), input: {labourer_id: count, job: {n: 1}}}}
              once: {class: demo.G, trigger: {schedule: at(2026-12-24T18:00:00), input: {n: 2}}}
              tick: {class: demo.G, trigger: {schedule: rate(1 minute)}}
            """, "");
        assertThat(Json.write(properties(template, "NightlyTrigger")))
                .contains("\"Input\":\"{\\\"labourer_id\\\":\\\"count\\\",\\\"job\\\":{\\\"n\\\":1}}\"");
        assertThat(Json.write(properties(template, "OnceTrigger"))).contains("\"Input\":\"{\\\"n\\\":2}\"");
        assertThat(Json.write(properties(template, "TickTrigger"))).doesNotContain("Input");
    }

    @Test
    void queuesLetTheBucketsAndTopicsSendThatTheTemplateConnects() throws IOException {
        var template = rendered("functions: {alone: {class: demo.G, trigger: {queue: Work}}}", """
            Resources:
              Work: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 180}}
              Ruled: {Type: AWS::SQS::Queue}
              Own:
                Type: AWS::SQS::QueuePolicy
                Properties: {Queues: [!Ref Ruled], PolicyDocument: {Version: "2012-10-17", Statement: []}}
              Raw:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: !Sub "${AWS::StackName}-raw"
                  NotificationConfiguration:
                    QueueConfigurations:
                      - {Event: "s3:ObjectCreated:*", Queue: !GetAtt Work.Arn}
                      - {Event: "s3:ObjectRemoved:*", Queue: !GetAtt Ruled.Arn}
              News: {Type: AWS::SNS::Topic}
              Told:
                Type: AWS::SNS::Subscription
                Properties: {Protocol: sqs, TopicArn: !Ref News, Endpoint: !GetAtt Work.Arn}
            """);
        assertThat(Json.write(properties(template, "WorkSenderPolicy")))
                .contains("s3.amazonaws.com", "sns.amazonaws.com", "{\"aws:SourceArn\":{\"Ref\":\"News\"}}")
                .contains("\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}");
        var resources = (Map<?, ?>) template.get("Resources");
        assertThat(resources.containsKey("RuledSenderPolicy")).isFalse();
        assertThat(Json.write(resources.get("Raw"))).contains("\"DependsOn\":[\"WorkSenderPolicy\"]");
    }

    @Test
    void aBucketThatIsNotDeclaredCannotCall() {
        assertThatThrownBy(() -> text("functions: {alone: {class: demo.G, trigger: {bucket: Raw}}}", ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the bucket Raw, which template.yaml does not declare");
    }

    @Test
    void somethingNeitherDeclaredNorAnArnIsRefused() {
        assertThatThrownBy(() -> text("functions: {alone: {class: demo.G, trigger: {queue: work}}}", ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'work' (sosw.yml) is neither a resource of template.yaml nor an ARN");
    }

    @Test
    void withoutArtefactsThereIsNothingToDeploy() {
        assertThatThrownBy(() -> Artefacts.read(folder.resolve("artifacts.json")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is nothing to deploy");
    }

    @Test
    void whatAwsWouldRefuseIsToldBeforeAnyCall() {
        var wrong = """
            Resources:
              Work: {Type: AWS::SQS::Queue, Properties: {VisibiltyTimeout: 1, QueueName: [a], RedrivePolicy: {a: b}, DelaySeconds: soon, FifoQueue: maybe}}
              Raw: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: {State: Enabled}, NotificationConfiguration: {QueueConfigurations: x}}}
              Value: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !GetAtt Work.Arm}}
            """;
        assertThatThrownBy(() -> text("functions: {alone: {class: demo.G}}", wrong))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Work: there is no property VisibiltyTimeout, but ContentBasedDeduplication")
                .hasMessageContaining("Work.QueueName: must be one value")
                .hasMessageContaining("Work.DelaySeconds: must be a number, found soon")
                .hasMessageContaining("Work.FifoQueue: must be true or false, found maybe")
                .hasMessageContaining("Raw.NotificationConfiguration.QueueConfigurations: must be a list")
                .hasMessageContaining("Raw.VersioningConfiguration: the property Status is missing")
                .hasMessageContaining("Value: Work has no attribute Arm, but [Arn, ");
    }
}
