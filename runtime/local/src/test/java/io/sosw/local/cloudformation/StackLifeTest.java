package io.sosw.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sosw.local.provision.types.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class StackLifeTest {
    private static final String QUEUE = """
            Resources:
              Work:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: work
                  VisibilityTimeout: %s
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt Dead.Arn
                    maxReceiveCount: 3
              Dead: {Type: AWS::SQS::Queue}
            Outputs:
              Url: {Value: !Ref Work, Export: {Name: !Sub '${AWS::StackName}-url'}}
            """;
    private static final String BROKEN = """
            Resources:
              Work: {Type: AWS::SQS::Queue, Properties: {QueueName: work, VisibilityTimeout: 77}}
              Bad: {Type: AWS::SQS::Queue, DependsOn: Work, Properties: {VisibilityTimeout: 99999999}}
            """;

    private final Ground ground = new Ground();

    private static String refused(Runnable call) {
        return catchThrowableOfType(CloudFormationException.class, call::run)
                .awsErrorDetails()
                .errorMessage();
    }

    private String attribute(String queue, QueueAttributeName name) {
        var url = ground.sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        return ground.sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    @Test
    void resourcesAreMadeInOrderAndTheEventsSaySo() {
        ground.create("app", QUEUE.formatted(30));
        assertThat(ground.events("app"))
                .containsExactly(
                        "app CREATE_IN_PROGRESS",
                        "Dead CREATE_IN_PROGRESS",
                        "Dead CREATE_IN_PROGRESS",
                        "Dead CREATE_COMPLETE",
                        "Work CREATE_IN_PROGRESS",
                        "Work CREATE_IN_PROGRESS",
                        "Work CREATE_COMPLETE",
                        "app CREATE_COMPLETE");
        assertThat(ground.output("app", "Url")).isEqualTo("http://127.0.0.1:4566/000000000000/work");
        assertThat(attribute("work", QueueAttributeName.REDRIVE_POLICY)).contains("\"maxReceiveCount\":3");
    }

    @Test
    void anUpdateTouchesOnlyWhatChanged() {
        ground.create("app", QUEUE.formatted(30));
        ground.update("app", QUEUE.formatted(60));
        assertThat(ground.status("app")).isEqualTo("UPDATE_COMPLETE");
        assertThat(attribute("work", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("60");
        assertThat(ground.events("app"))
                .endsWith(
                        "app UPDATE_IN_PROGRESS",
                        "Work UPDATE_IN_PROGRESS",
                        "Work UPDATE_COMPLETE",
                        "app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "app UPDATE_COMPLETE");
    }

    @Test
    void anAttributeThatLeavesTheTemplateFallsBackToItsDefault() {
        ground.create("app", QUEUE.formatted(60));
        ground.update("app", """
                Resources:
                  Work: {Type: AWS::SQS::Queue, Properties: {QueueName: work, DelaySeconds: 7}}
                """);
        assertThat(attribute("work", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("30");
        assertThat(attribute("work", QueueAttributeName.REDRIVE_POLICY)).isNull();
        assertThat(attribute("work", QueueAttributeName.DELAY_SECONDS)).isEqualTo("7");
    }

    @Test
    void aFailedCreationIsRolledBackAndThenOnlyDeletable() {
        ground.create("app", BROKEN);
        assertThat(ground.status("app")).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(ground.queues()).isEmpty();
        assertThat(ground.reason("app", "Bad", "CREATE_FAILED"))
                .startsWith("Resource handler returned message: \"")
                .contains("VisibilityTimeout")
                .endsWith("(HandlerErrorCode: InvalidRequest)");
        assertThat(ground.reason("app", "app", "ROLLBACK_IN_PROGRESS"))
                .isEqualTo("The following resource(s) failed to create: [Bad]. Rollback requested by user.");
        assertThat(refused(() -> ground.update("app", QUEUE.formatted(1))))
                .endsWith("is in ROLLBACK_COMPLETE state and can not be updated.");
        ground.delete("app");
        assertThat(refused(() -> ground.stack("app"))).isEqualTo("Stack with id app does not exist");
    }

    @Test
    void aFailedUpdateIsRolledBackToWhatWas() {
        ground.create("app", QUEUE.formatted(30));
        ground.update("app", BROKEN);
        assertThat(ground.status("app")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(attribute("work", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("30");
        assertThat(attribute("work", QueueAttributeName.REDRIVE_POLICY)).contains("maxReceiveCount");
        assertThat(ground.queues()).hasSize(2);
        assertThat(ground.output("app", "Url")).endsWith("/work");
        ground.update("app", QUEUE.formatted(45));
        assertThat(ground.status("app")).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void withoutRollbackTheWreckStaysForInspection() {
        ground.cloudFormation.createStack(
                request -> request.stackName("app").templateBody(BROKEN).disableRollback(true));
        ground.settle();
        assertThat(ground.status("app")).isEqualTo("CREATE_FAILED");
        assertThat(ground.queues()).containsExactly("work");
    }

    @Test
    void aReplacedResourceGetsANewNameAndTheOldOneIsCleanedUp() {
        var template = "Resources:\n  Q: {Type: AWS::SQS::Queue%s}\nOutputs: {Url: {Value: !Ref Q}}\n";
        ground.create("app", template.formatted(""));
        var before = ground.output("app", "Url");
        ground.update("app", template.formatted(", Properties: {FifoQueue: true}"));
        assertThat(ground.status("app")).isEqualTo("UPDATE_COMPLETE");
        assertThat(ground.output("app", "Url")).endsWith(".fifo").isNotEqualTo(before);
        assertThat(ground.queues()).hasSize(1);
        assertThat(ground.events("app")).endsWith("Q DELETE_IN_PROGRESS", "Q DELETE_COMPLETE", "app UPDATE_COMPLETE");
    }

    @Test
    void aNamedResourceCannotBeReplacedUnderItsName() {
        ground.create(
                "app", "Resources:\n  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: q.fifo, FifoQueue: true}}\n");
        ground.update("app", "Resources:\n  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: q.fifo}}\n");
        assertThat(ground.reason("app", "Q", "UPDATE_FAILED"))
                .contains("cannot update a stack when a custom-named resource requires replacing. Rename q.fifo");
        assertThat(ground.queues()).containsExactly("q.fifo");
    }

    @Test
    void deletionGoesBackwardsAndRetainsWhatShallStay() {
        ground.create("app", """
                Resources:
                  A: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}
                  B: {Type: AWS::SQS::Queue, DependsOn: A}
                """);
        var id = ground.stack("app").stackId();
        ground.delete("app");
        assertThat(ground.events(id))
                .endsWith("B DELETE_IN_PROGRESS", "B DELETE_COMPLETE", "A DELETE_SKIPPED", "app DELETE_COMPLETE");
        assertThat(ground.queues()).hasSize(1);
    }

    @Test
    void aProtectedStackIsNotDeleted() {
        ground.create("app", QUEUE.formatted(30));
        ground.cloudFormation.updateTerminationProtection(
                request -> request.stackName("app").enableTerminationProtection(true));
        assertThat(refused(() -> ground.delete("app")))
                .isEqualTo("Stack [app] cannot be deleted while TerminationProtection is enabled");
        assertThat(ground.stack("app").enableTerminationProtection()).isTrue();
    }

    @Test
    void anExportInUseCannotGo() {
        ground.create("app", QUEUE.formatted(30));
        ground.create("user", """
                Resources:
                  Q: {Type: AWS::SQS::Queue, Properties: {Tags: [{Key: from, Value: !ImportValue app-url}]}}
                """);
        assertThat(ground.cloudFormation
                        .listImports(request -> request.exportName("app-url"))
                        .imports())
                .containsExactly("user");
        assertThat(refused(() -> ground.delete("app")))
                .isEqualTo("Export app-url cannot be deleted as it is in use by user");
        ground.delete("user");
        ground.delete("app");
        assertThat(ground.cloudFormation.listExports(request -> {}).exports()).isEmpty();
    }

    @Test
    void anUpdateWithoutChangesIsRefusedInTheWordsOfAws() {
        ground.create("app", QUEUE.formatted(30));
        assertThat(refused(() -> ground.update("app", QUEUE.formatted(30))))
                .isEqualTo("No updates are to be performed.");
    }

    @Test
    void theFirstMistakesAreRefusedBeforeAnythingHappens() {
        assertThat(refused(() -> ground.create("app", "Resources:\n  Q: {Type: AWS::SQS::Queu}\n")))
                .isEqualTo("Template format error: Unrecognized resource types: [AWS::SQS::Queu]");
        assertThat(refused(() -> ground.create("app", "Resources: [\n"))).startsWith("Template format error: YAML not");
        assertThat(refused(() -> ground.create("app", "Resources:\n  R: {Type: AWS::IAM::Role}\n")))
                .isEqualTo("Requires capabilities : [CAPABILITY_IAM]");
        assertThat(refused(() -> ground.create("no_such name", QUEUE.formatted(1))))
                .contains("'stackName'");
        assertThat(ground.cloudFormation.describeStacks().stacks()).isEmpty();
    }

    @Test
    void aTypeThatTheShimDoesNotHaveIsRecordedAndSaysSo() {
        ground.create("app", """
                Resources: {Cluster: {Type: AWS::EC2::VPC}}
                Outputs: {Arn: {Value: !GetAtt Cluster.Arn}}
                """);
        assertThat(ground.status("app")).isEqualTo("CREATE_COMPLETE");
        assertThat(ground.reason("app", "Cluster", "CREATE_COMPLETE"))
                .isEqualTo("The shim knows no AWS::EC2::VPC: recorded, nothing was made");
        assertThat(ground.output("app", "Arn")).startsWith("arn:aws:ec2:us-east-1:000000000000:app-Cluster-");
    }

    @Test
    void aTableIsMadeFromItsProperties() {
        ground.create("app", """
                Resources:
                  Tasks:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                      TimeToLiveSpecification: {AttributeName: gone, Enabled: true}
                Outputs: {Name: {Value: !Ref Tasks}}
                """);
        var name = ground.output("app", "Name");
        assertThat(ground.dynamoDb
                        .describeTable(request -> request.tableName(name))
                        .table()
                        .keySchema())
                .hasSize(1);
    }

    @Test
    void whatSomebodyDeletedByHandHasDrifted() {
        ground.create("app", QUEUE.formatted(30));
        var id = ground.cloudFormation
                .detectStackDrift(request -> request.stackName("app"))
                .stackDriftDetectionId();
        assertThat(drift(id)).isEqualTo("IN_SYNC");
        ground.sqs.deleteQueue(request -> request.queueUrl(ground.output("app", "Url")));
        assertThat(drift(id)).isEqualTo("DRIFTED");
        assertThat(ground.cloudFormation
                        .describeStackResourceDrifts(request -> request.stackName("app"))
                        .stackResourceDrifts())
                .extracting(each -> each.logicalResourceId() + " " + each.stackResourceDriftStatusAsString())
                .containsExactly("Dead IN_SYNC", "Work DELETED");
    }

    private String drift(String id) {
        return ground.cloudFormation
                .describeStackDriftDetectionStatus(request -> request.stackDriftDetectionId(id))
                .stackDriftStatusAsString();
    }

    @Test
    void everyTypeIsInTheReference() throws IOException {
        var reference = Files.readString(Path.of("../../docs/reference/cloudformation.md"));
        assertThat(ResourceTypes.known().keySet())
                .allSatisfy(type -> assertThat(reference).contains("| `" + type + "` |"));
    }
}
