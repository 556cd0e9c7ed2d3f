package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** One project as several stacks. */
class PartedDeploymentTest {
    private static final String LAYER = ",{\"path\":\"target/sosw/orders.zip\",\"kind\":\"layer\",\"contentHash\":\""
            + "ab".repeat(32) + "\",\"runtime\":\"java17\",\"architecture\":\"arm64\"}]}";

    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void project() throws IOException {
        cloud = new Cloud(folder);
        cloud.replace("target/sosw/artifacts.json", "]}", LAYER);
        cloud.commandLine.put("sosw.target", "all");
    }

    private List<String> stacks() {
        return cloud.services.get(CloudFormationClient.class).describeStacks().stacks().stream()
                .map(Stack::stackName)
                .sorted()
                .toList();
    }

    private String template(String stack) {
        return cloud.services
                .get(CloudFormationClient.class)
                .getTemplate(request -> request.stackName(stack))
                .templateBody();
    }

    private String answer() {
        return cloud.services
                .get(LambdaClient.class)
                .getFunctionConfiguration(request ->
                        request.functionName("orders-lab-take-orders").qualifier("live"))
                .environment()
                .variables()
                .toString();
    }

    private void refused(String command, String... texts) {
        assertThatThrownBy(() -> cloud.run(command))
                .isInstanceOf(UserError.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(texts));
    }

    @Test
    void eachPartIsAStackAndTheFunctionsAreCalledAsEver() throws Exception {
        var printed = cloud.run("deploy");

        assertThat(stacks()).containsExactly("orders-lab", "orders-lab-lambda", "orders-lab-layer");
        assertThat(printed)
                .containsSubsequence("Part layer", "Part queue", "Part lambda")
                .doesNotContain("SharedOrders");
        assertThat(cloud.functions()).containsExactly("orders-lab-take-orders");
        assertThat(answer()).contains("ROWS=orders-lab-rows", "LEVEL=info");
        assertThat(template("orders-lab"))
                .contains("AWS::SQS::Queue", "SharedArnOfOrders")
                .doesNotContain("AWS::Lambda", "AWS::IAM");
        assertThat(template("orders-lab-lambda"))
                .contains("SharedArnOfOrders", "AWS::Lambda::EventSourceMapping")
                .doesNotContain("AWS::SQS", "AWS::DynamoDB", "LayerVersion\"", "AWS::StackName");
        stacks().forEach(stack -> assertThat(template(stack)).doesNotContain("ImportValue", "\"Export\""));
    }

    @Test
    void theSecondTimeIsNothingAndCodeIsAMatterOfOnePart() throws Exception {
        cloud.run("deploy");
        var calls = new Calls();
        assertThat(cloud.run("deploy", calls)).doesNotContain("Updating");
        assertThat(calls.names()).doesNotContain("createChangeSet");

        cloud.code("two");
        cloud.replace("target/sosw/artifacts.json", "]}", LAYER);
        assertThat(cloud.run("deploy"))
                .contains("Up to date: orders-lab is", "Updating orders-lab-lambda")
                .doesNotContain("Updating orders-lab,");
        assertThat(cloud.live()).isEqualTo("2");
        assertThat(cloud.liveCode()).isEqualTo(cloud.codeSha256());

        cloud.commandLine.put("sosw.fast", "");
        cloud.code("three");
        cloud.replace("target/sosw/artifacts.json", "]}", LAYER);
        assertThat(cloud.run("deploy")).contains("Only code has changed: 1 function");
        cloud.commandLine.remove("sosw.fast");
        cloud.run("deploy");
        assertThat(cloud.live()).isEqualTo("3");
    }

    @Test
    void onePartAloneNeedsThoseBeforeIt() throws Exception {
        cloud.commandLine.put("sosw.target", "lambda");
        refused("deploy", "the part lambda needs", "SharedArnOfOrders", "-Dsosw.target=layer,queue,lambda");

        cloud.commandLine.put("sosw.target", "layer,queue");
        cloud.run("deploy");
        assertThat(cloud.functions()).isEmpty();

        cloud.commandLine.put("sosw.target", "lambda");
        assertThat(cloud.run("deploy")).contains("Creating orders-lab-lambda").doesNotContain("Part queue");
    }

    @Test
    void whatHoldsDataStaysWhenAProjectIsPartedAndJoinedAgain() throws Exception {
        cloud.commandLine.remove("sosw.target");
        cloud.run("deploy");
        var created = created();

        cloud.write("env/lab.yml", "target: all\n");
        cloud.run("deploy");
        assertThat(stacks()).hasSize(3);
        assertThat(created()).isEqualTo(created);
        assertThat(cloud.live()).isEqualTo("1");

        cloud.write("env/lab.yml", "region: us-east-1\n");
        refused("deploy", "orders-lab holds a part of the project only", "-Dsosw.target=lambda,container,layer");
        cloud.commandLine.put("sosw.yes", "");
        cloud.commandLine.put("sosw.target", "lambda,container,layer");
        cloud.run("undeploy");
        cloud.commandLine.remove("sosw.target");
        cloud.run("deploy");
        assertThat(stacks()).containsExactly("orders-lab");
        assertThat(created()).isEqualTo(created);
    }

    private Object created() {
        return cloud.services
                .get(DynamoDbClient.class)
                .describeTable(request -> request.tableName("orders-lab-rows"))
                .table()
                .creationDateTime();
    }

    @Test
    void undeployGoesBackwardsAndLeavesNothing() throws Exception {
        cloud.run("deploy");
        cloud.commandLine.remove("sosw.target");
        assertThat(cloud.run("status"))
                .contains("Stack orders-lab:", "Stack orders-lab-lambda:", "live is version 1 of 1");
        cloud.commandLine.put("sosw.yes", "");
        cloud.commandLine.put("sosw.target", "queue");
        refused("undeploy", "orders-lab is still used by orders-lab-layer, orders-lab-lambda");

        cloud.commandLine.remove("sosw.target");
        assertThat(cloud.run("undeploy"))
                .containsSubsequence("Deleted orders-lab-lambda.", "Deleted orders-lab.", "Deleted orders-lab-layer.");
        assertThat(stacks()).isEmpty();
        assertThat(cloud.functions()).isEmpty();
    }

    @Test
    void containersAreAPartThatGoesWithThem() throws Exception {
        cloud.commandLine.put("sosw.compute", "container");
        cloud.write("env/lab.yml", "{account: '000000000000', container: {subnets: [subnet-1]}}\n");
        cloud.replace(
                "target/sosw/artifacts.json",
                "]}",
                ",{\"kind\":\"image\",\"uri\":\"000000000000.dkr.ecr.us-east-1.amazonaws.com/o@sha256:"
                        + "cd".repeat(32) + "\",\"architecture\":\"arm64\"}]}");

        assertThat(cloud.run("template")).contains("template-container.json");

        assertThat(cloud.read("target/sosw/template-container.json"))
                .contains("AWS::ECS::Service", "SharedOrders", "/sosw/orders-lab/", "orders-lab-take-orders")
                .doesNotContain("AWS::Lambda");
        assertThat(cloud.read("target/sosw/template-lambda.json"))
                .contains("\"Enabled\": false")
                .doesNotContain("AWS::ECS");
    }

    @Test
    void aBucketThatCallsAFunctionLiesWithIt() throws Exception {
        cloud.replace(
                "template.yaml",
                "Resources:",
                "Resources:\n  Raw: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub '${AWS::StackName}-raw'}}");
        cloud.replace("sosw.yml", "functions:", "functions:\n  read: {class: demo.Read, trigger: {bucket: Raw}}");
        cloud.run("template");

        assertThat(cloud.read("target/sosw/template-queue.json")).doesNotContain("AWS::S3::Bucket");
        assertThat(cloud.read("target/sosw/template-lambda.json")).contains("AWS::S3::Bucket", "orders-lab-raw");
    }

    @Test
    void anUnknownPartIsTold() {
        cloud.commandLine.put("sosw.target", "lambada");
        refused("deploy", "no part 'lambada' (sosw.target, -Dsosw.target)", "layer, queue, container, lambda");
    }

    @Test
    void aDryRunTellsWhatItCannotKnowYet() throws Exception {
        cloud.commandLine.put("sosw.dryRun", "");
        assertThat(cloud.run("deploy")).contains("it waits for SharedArnOfOrders");
        assertThat(cloud.functions()).isEmpty();
    }
}
