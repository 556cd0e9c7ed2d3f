package io.sosw.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sosw.local.shim.CommandLine;
import io.sosw.local.shim.OpenPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;

/** Over the port, with the SDK and the AWS CLI. */
@Tag("jdk-neutral")
class CloudFormationWireTest {
    private static final String TEMPLATE = """
            Parameters: {Name: {Type: String}}
            Resources:
              Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name, DelaySeconds: 0}}
            Outputs: {Arn: {Description: of the queue, Value: !GetAtt Q.Arn, Export: {Name: !Sub '${Name}-arn'}}}
            """;

    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    @TempDir
    Path folder;

    private String deploy(String stack, String... parameters) throws IOException {
        var file = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        var arguments = new java.util.ArrayList<>(java.util.List.of(
                "cloudformation", "deploy", "--template-file", file.toString(), "--stack-name", stack));
        arguments.add("--parameter-overrides");
        arguments.addAll(java.util.List.of(parameters));
        arguments.add("--no-fail-on-empty-changeset");
        return CommandLine.aws(PORT.endpoint(), arguments.toArray(String[]::new));
    }

    @Test
    void theCommandLineDeploysAndASecondTimeFindsNothingToDo() throws IOException {
        assertThat(deploy("by-cli", "Name=cli-queue")).contains("Successfully created/updated stack - by-cli");
        assertThat(deploy("by-cli", "Name=cli-queue")).contains("No changes to deploy");
        var described = CommandLine.aws(PORT.endpoint(), "cloudformation", "describe-stacks", "--stack-name", "by-cli");
        assertThat(described)
                .contains("\"StackStatus\": \"CREATE_COMPLETE\"")
                .contains("arn:aws:sqs:us-east-1:000000000000:cli-queue")
                .contains("\"ExportName\": \"cli-queue-arn\"");
        var events =
                CommandLine.aws(PORT.endpoint(), "cloudformation", "describe-stack-events", "--stack-name", "by-cli");
        assertThat(events).contains("\"ResourceType\": \"AWS::SQS::Queue\"");
    }

    @Test
    void theSdkReadsStacksTemplatesAndErrors() {
        try (CloudFormationClient client = PORT.client(CloudFormationClient.builder())) {
            client.createStack(request -> request.stackName("by-sdk")
                    .templateBody(TEMPLATE)
                    .parameters(parameter -> parameter.parameterKey("Name").parameterValue("sdk-queue"))
                    .tags(tag -> tag.key("env").value("lab")));
            var ready = client.waiter()
                    .waitUntilStackCreateComplete(request -> request.stackName("by-sdk"))
                    .matched()
                    .response()
                    .orElseThrow()
                    .stacks()
                    .get(0);
            assertThat(ready.tags().get(0).value()).isEqualTo("lab");
            assertThat(ready.parameters().get(0).parameterValue()).isEqualTo("sdk-queue");
            assertThat(ready.outputs().get(0).description()).isEqualTo("of the queue");
            assertThat(client.getTemplate(request -> request.stackName("by-sdk"))
                            .templateBody())
                    .isEqualTo(TEMPLATE);
            assertThat(client.validateTemplate(request -> request.templateBody(TEMPLATE))
                            .parameters())
                    .hasSize(1);
            var missing = catchThrowableOfType(
                    CloudFormationException.class, () -> client.describeStacks(request -> request.stackName("none")));
            assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
            assertThat(missing.awsErrorDetails().errorMessage()).isEqualTo("Stack with id none does not exist");
            var capability = catchThrowableOfType(
                    InsufficientCapabilitiesException.class,
                    () -> client.createStack(request ->
                            request.stackName("r").templateBody("Resources:\n  R: {Type: AWS::IAM::Role}\n")));
            assertThat(capability.awsErrorDetails().errorMessage())
                    .isEqualTo("Requires capabilities : [CAPABILITY_IAM]");
        }
    }
}
