package io.sosw.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

class ChangeSetTest {
    private static final String TEMPLATE = """
            Parameters: {Timeout: {Type: Number, Default: 30}, Name: {Type: String}}
            Resources:
              Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name, VisibilityTimeout: !Ref Timeout}}
              P:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Q]
                  PolicyDocument: {Statement: [{Effect: Allow, Principal: '*', Action: 'sqs:SendMessage', Resource: !GetAtt Q.Arn}]}
            """;

    private final Ground ground = new Ground();

    private DescribeChangeSetResponse changeSet(String name, ChangeSetType type, Parameter... parameters) {
        ground.cloudFormation.createChangeSet(request -> request.stackName("app")
                .changeSetName(name)
                .changeSetType(type)
                .templateBody(TEMPLATE)
                .parameters(parameters));
        return ground.cloudFormation.describeChangeSet(
                request -> request.stackName("app").changeSetName(name));
    }

    private static Parameter parameter(String name, String value) {
        return Parameter.builder().parameterKey(name).parameterValue(value).build();
    }

    private static Parameter previous(String name) {
        return Parameter.builder().parameterKey(name).usePreviousValue(true).build();
    }

    private void execute(String name) {
        ground.cloudFormation.executeChangeSet(
                request -> request.stackName("app").changeSetName(name));
        ground.settle();
    }

    private void make() {
        changeSet("first", ChangeSetType.CREATE, parameter("Name", "one"));
        execute("first");
    }

    @Test
    void aNewStackIsInReviewUntilItsChangeSetIsExecuted() {
        var set = changeSet("first", ChangeSetType.CREATE, parameter("Name", "one"));
        assertThat(ground.status("app")).isEqualTo("REVIEW_IN_PROGRESS");
        assertThat(set.changes())
                .extracting(change -> change.resourceChange().actionAsString() + " "
                        + change.resourceChange().logicalResourceId())
                .containsExactly("Add Q", "Add P");
        assertThat(ground.queues()).isEmpty();
        execute("first");
        assertThat(ground.status("app")).isEqualTo("CREATE_COMPLETE");
        assertThat(ground.queues()).containsExactly("one");
    }

    @Test
    void aChangeThatReplacesSaysSoAndDragsItsDependentsAlong() {
        make();
        var set = changeSet("second", ChangeSetType.UPDATE, parameter("Name", "two"));
        assertThat(set.changes())
                .extracting(change -> change.resourceChange().logicalResourceId() + " "
                        + change.resourceChange().replacementAsString())
                .containsExactly("Q True", "P False");
        var detail = set.changes().get(0).resourceChange().details().get(0);
        assertThat(detail.target().name()).isEqualTo("QueueName");
        assertThat(detail.target().requiresRecreationAsString()).isEqualTo("Always");
        execute("second");
        assertThat(ground.queues()).containsExactly("two");
    }

    @Test
    void aChangeSetWithoutChangesFailsInTheWordsOfAws() {
        make();
        var set = changeSet("same", ChangeSetType.UPDATE, previous("Name"));
        assertThat(set.statusAsString()).isEqualTo("FAILED");
        assertThat(set.executionStatusAsString()).isEqualTo("UNAVAILABLE");
        assertThat(set.statusReason())
                .isEqualTo("The submitted information didn't contain changes."
                        + " Submit different information to create a change set.");
        assertThat(catchThrowableOfType(CloudFormationException.class, () -> execute("same"))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("InvalidChangeSetStatus");
    }

    @Test
    void aPreviousValueIsKeptAndAnotherOneChanges() {
        make();
        var set = changeSet("slower", ChangeSetType.UPDATE, previous("Name"), parameter("Timeout", "60"));
        assertThat(set.changes()).hasSize(1);
        assertThat(set.changes().get(0).resourceChange().replacementAsString()).isEqualTo("False");
    }

    @Test
    void anExistingResourceIsRefusedOrTakenOver() {
        ground.sqs.createQueue(request -> request.queueName("one"));
        make();
        assertThat(ground.status("app")).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(ground.reason("app", "Q", "CREATE_FAILED"))
                .contains("Resource of type 'AWS::SQS::Queue' with identifier")
                .contains("already exists.");
        assertThat(ground.queues()).containsExactly("one");
        ground.delete("app");
        ground.cloudFormation.createChangeSet(request -> request.stackName("app")
                .changeSetName("adopt")
                .changeSetType(ChangeSetType.CREATE)
                .templateBody(TEMPLATE)
                .parameters(parameter("Name", "one"))
                .importExistingResources(true));
        execute("adopt");
        assertThat(ground.status("app")).isEqualTo("CREATE_COMPLETE");
        assertThat(ground.events("app")).contains("Q IMPORT_COMPLETE");
    }

    @Test
    void aDeletedChangeSetIsGone() {
        make();
        changeSet("second", ChangeSetType.UPDATE, parameter("Name", "two"));
        ground.cloudFormation.deleteChangeSet(
                request -> request.stackName("app").changeSetName("second"));
        var error = catchThrowableOfType(CloudFormationException.class, () -> execute("second"));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ChangeSetNotFound");
    }

    @Test
    void aBusyStackIsLeftAloneAndItsEventsComeAsTheyHappen() {
        var slow = new Ground(Duration.ofSeconds(1));
        slow.cloudFormation.createStack(
                request -> request.stackName("app").templateBody(TEMPLATE).parameters(parameter("Name", "one")));
        slow.time.advance(Duration.ofSeconds(1));
        assertThat(slow.events("app")).endsWith("Q CREATE_COMPLETE");
        var error = catchThrowableOfType(
                CloudFormationException.class,
                () -> slow.cloudFormation.updateStack(
                        request -> request.stackName("app").templateBody(TEMPLATE)));
        assertThat(error.awsErrorDetails().errorMessage())
                .endsWith("is in CREATE_IN_PROGRESS state and can not be updated.");
        slow.time.advance(Duration.ofSeconds(2));
        assertThat(slow.status("app")).isEqualTo("CREATE_COMPLETE");
    }
}
