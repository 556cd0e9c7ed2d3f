package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

class DeploymentTest {
    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void project() throws IOException {
        cloud = new Cloud(folder);
    }

    @Test
    void theFirstDeployMakesAll() throws Exception {
        var printed = cloud.run("deploy");

        assertThat(cloud.status()).isEqualTo("CREATE_COMPLETE");
        assertThat(cloud.functions()).containsExactly("orders-lab-take-orders");
        assertThat(cloud.live()).isEqualTo("1");
        var lambda = cloud.services.get(LambdaClient.class);
        assertThat(lambda.listEventSourceMappings().eventSourceMappings())
                .singleElement()
                .satisfies(mapping -> assertThat(mapping.functionArn()).endsWith(":live"));
        assertThat(lambda.getFunctionConfiguration(request -> request.functionName("orders-lab-take-orders"))
                        .environment()
                        .variables())
                .containsEntry("ROWS", "orders-lab-rows")
                .containsEntry("LEVEL", "info")
                .containsEntry("SOSW_FUNCTION", "take-orders");
        assertThat(printed)
                .contains("stack orders-lab (default)")
                .contains("region us-east-1 (env/lab.yml:1)")
                .contains("Creating orders-lab, ")
                .contains("AWS::Lambda::Function")
                .contains("Deployed orders-lab: CREATE_COMPLETE.");
    }

    @Test
    void theSecondDeployIsNothing() throws Exception {
        cloud.run("deploy");
        var calls = new Calls();

        assertThat(cloud.run("deploy", calls)).contains("Up to date");

        assertThat(calls.names()).containsExactly("describeStacks", "getTemplate", "getObjectAsBytes");
    }

    @Test
    void changedCodeIsANewVersionAndTheOldOneStays() throws Exception {
        cloud.run("deploy");
        cloud.code("two");

        assertThat(cloud.run("deploy")).contains("TakeOrdersVersion").contains("UPDATE_COMPLETE");

        assertThat(cloud.live()).isEqualTo("2");
        assertThat(cloud.services
                        .get(LambdaClient.class)
                        .listVersionsByFunction(request -> request.functionName("orders-lab-take-orders"))
                        .versions())
                .extracting(version -> version.version())
                .contains("1", "2");
    }

    @Test
    void aChangedParameterReachesTheLiveVersion() throws Exception {
        cloud.run("deploy");
        cloud.commandLine.put("sosw.param.Level", "debug");

        assertThat(cloud.run("deploy")).contains("parameter Level = debug (-Dsosw.param.Level)");

        assertThat(cloud.services
                        .get(LambdaClient.class)
                        .getFunctionConfiguration(request ->
                                request.functionName("orders-lab-take-orders").qualifier("live"))
                        .environment()
                        .variables())
                .containsEntry("LEVEL", "debug");
        assertThat(cloud.run("deploy")).contains("Up to date");
    }

    @Test
    void rollbackGoesBackToTheVersionBefore() throws Exception {
        cloud.run("deploy");
        cloud.code("two");
        cloud.run("deploy");
        cloud.commandLine.put("sosw.yes", "");

        cloud.run("rollback");

        assertThat(cloud.live()).isEqualTo("1");
        assertThatThrownBy(() -> cloud.run("rollback"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no version of orders-lab-take-orders before the live one, 1");
    }

    @Test
    void rollbackPassesOverAFunctionWithOneVersionAndTakesNamesExactly() throws Exception {
        cloud.run("deploy");
        cloud.code("two");
        cloud.write("sosw.yml", cloud.read("sosw.yml") + "  orders: {class: demo.Take}\n");
        cloud.run("deploy");
        cloud.commandLine.put("sosw.yes", "");

        assertThat(cloud.run("rollback"))
                .contains("orders-lab-take-orders: live is version 1 now, was 2.")
                .contains("orders-lab-orders: stays at version 1, there is none before it.");

        cloud.commandLine.put("sosw.func", "orders");
        assertThatThrownBy(() -> cloud.run("rollback"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("there is no version of orders-lab-orders before the live one, 1. Fix:");
    }

    @Test
    void replacingATableIsRefusedUntilAllowed() throws Exception {
        cloud.run("deploy");
        cloud.replace("template.yaml", "-rows", "-lines");

        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Rows (AWS::DynamoDB::Table)")
                .hasMessageContaining("-Dsosw.allowReplacement");
        assertThat(cloud.printed).contains("REPLACE  AWS::DynamoDB::Table");

        cloud.commandLine.put("sosw.allowReplacement", "");
        cloud.run("deploy");
        assertThat(cloud.services.get(DynamoDbClient.class).listTables().tableNames())
                .containsExactly("orders-lab-lines");
    }

    @Test
    void aFailingResourceIsNamedAndTheNextDeployHeals() throws Exception {
        cloud.services
                .get(DynamoDbClient.class)
                .createTable(request -> request.tableName("taken")
                        .billingMode("PAY_PER_REQUEST")
                        .attributeDefinitions(each -> each.attributeName("id").attributeType("S"))
                        .keySchema(each -> each.attributeName("id").keyType("HASH")));
        cloud.replace("template.yaml", "TableName: !Sub \"${AWS::StackName}-rows\"", "TableName: 'a b'");

        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Rows (AWS::DynamoDB::Table)");

        cloud.replace("template.yaml", "'a b'", "fine");
        assertThat(cloud.run("deploy")).contains("CREATE_COMPLETE");
    }

    @Test
    void anotherAccountIsRefused() throws Exception {
        cloud.write("env/lab.yml", "account: '111111111111'\n");

        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to account 111111111111 (env/lab.yml:1)")
                .hasMessageContaining("000000000000");
        assertThat(cloud.status()).isEqualTo("none");
    }

    @Test
    void aStackThatOthersMadeHasNoVersionToGoOverFrom() throws Exception {
        cloud.services
                .get(CloudFormationClient.class)
                .createStack(request ->
                        request.stackName(Cloud.STACK).templateBody("Resources:\n  Orders: {Type: AWS::SQS::Queue}\n"));
        cloud.commandLine.put("sosw.shift", "10%/5m");

        assertThat(cloud.run("deploy")).contains("UPDATE_COMPLETE");
        assertThat(cloud.live()).isEqualTo("1");
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        cloud.commandLine.put("sosw.dryRun", "");

        assertThat(cloud.run("deploy")).contains("Creating orders-lab").contains("Nothing was changed.");

        assertThat(cloud.functions()).isEmpty();
        cloud.commandLine.remove("sosw.dryRun");
        assertThat(cloud.run("deploy")).contains("CREATE_COMPLETE");
    }

    @Test
    void undeployLeavesNothing() throws Exception {
        cloud.replace("template.yaml", "Resources:", "Resources:\n  Raw: {Type: AWS::S3::Bucket}");
        cloud.run("deploy");
        var s3 = cloud.services.get(S3Client.class);
        var bucket = s3.listBuckets().buckets().stream()
                .map(each -> each.name())
                .filter(name -> !name.startsWith("sosw-artefacts"))
                .findFirst()
                .orElseThrow();
        s3.putObject(
                request -> request.bucket(bucket).key("a"),
                software.amazon.awssdk.core.sync.RequestBody.fromString("a"));
        assertThatThrownBy(() -> cloud.run("undeploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("-Dsosw.yes");
        cloud.commandLine.put("sosw.yes", "");

        assertThat(cloud.run("undeploy")).contains("stays: the artefact bucket");

        assertThat(cloud.status()).isEqualTo("none");
        assertThat(cloud.functions()).isEmpty();
        assertThat(cloud.services.get(DynamoDbClient.class).listTables().tableNames())
                .isEmpty();
        assertThat(s3.listBuckets().buckets())
                .singleElement()
                .satisfies(left -> assertThat(s3.listObjectsV2(request -> request.bucket(left.name()))
                                .contents())
                        .isEmpty());
        assertThat(cloud.run("undeploy")).contains("nothing to delete");
    }

    @Test
    void statusTellsVersionsAndQueues() throws Exception {
        assertThat(cloud.run("status")).contains("There is no stack orders-lab");
        cloud.run("deploy");
        cloud.commandLine.put("sosw.drift", "");

        assertThat(cloud.run("status"))
                .contains("Stack orders-lab: CREATE_COMPLETE")
                .contains("orders-lab-take-orders: live is version 1 of 1")
                .contains("Orders: 0 messages wait")
                .contains("nothing drifted");
        cloud.commandLine.put("sosw.json", "");
        var json = (Map<?, ?>) Json.parse(cloud.run("status").strip());
        assertThat(json.get("stack")).isEqualTo("orders-lab");
        assertThat(String.valueOf(json.get("status"))).endsWith("_COMPLETE");
        assertThat(String.valueOf(json.get("functions"))).contains("{live=1, versions=[1]}");
        assertThat(json.get("drifted")).isEqualTo(Map.of());
        cloud.commandLine.remove("sosw.json");
    }

    @Test
    void aProgramReadsWhatBecameOfTheStackAndPeopleAreToldTheRest() throws Exception {
        cloud.commandLine.put("sosw.json", "");
        cloud.commandLine.put("sosw.yes", "");
        var json = (Map<?, ?>) Json.parse(cloud.run("deploy").strip());

        assertThat(json.get("status")).isEqualTo("CREATE_COMPLETE");
        assertThat(cloud.told).contains("Environment lab: stack orders-lab").contains("CREATE_COMPLETE");
        assertThat(Json.parse(cloud.run("undeploy").strip()))
                .isEqualTo(Map.of("stack", "orders-lab", "status", "NONE"));
    }
}
