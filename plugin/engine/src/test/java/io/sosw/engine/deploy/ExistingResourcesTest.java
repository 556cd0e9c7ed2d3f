package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is there before the first deployment, and what is missing. */
class ExistingResourcesTest {
    @TempDir
    Path folder;

    @Test
    void aTableOfTheSameNameIsTakenOverWithItsRows() throws Exception {
        var cloud = new Cloud(folder);
        cloud.replace(
                "template.yaml",
                "Type: AWS::DynamoDB::Table",
                "Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain");
        var tables = cloud.services.get(DynamoDbClient.class);
        tables.createTable(request -> request.tableName("orders-lab-rows")
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(each -> each.attributeName("id").attributeType("S"))
                .keySchema(each -> each.attributeName("id").keyType("HASH")));
        tables.putItem(
                request -> request.tableName("orders-lab-rows").item(Map.of("id", AttributeValue.fromS("kept"))));

        assertThat(cloud.run("deploy")).contains("CREATE_COMPLETE");
        assertThat(tables.scan(request -> request.tableName("orders-lab-rows")).items())
                .containsExactly(Map.of("id", AttributeValue.fromS("kept")));
        assertThat(cloud.run("deploy")).contains("Up to date");
    }

    @Test
    void anArtefactThatIsGoneIsTold() throws Exception {
        var cloud = new Cloud(folder);
        Files.delete(folder.resolve("target/sosw/orders.zip"));
        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("target/sosw/orders.zip, which artifacts.json names, does not exist");
    }

    @Test
    void whoIsInAHurryDoesNotWaitForTheRollback() throws Exception {
        var cloud = new Cloud(folder);
        cloud.run("deploy");
        cloud.replace("template.yaml", "VisibilityTimeout: 180", "VisibilityTimeout: 180, MessageRetentionPeriod: 1");
        cloud.commandLine.put("sosw.failFast", "");
        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Orders (AWS::SQS::Queue)");
        cloud.replace("template.yaml", "MessageRetentionPeriod: 1}", "MessageRetentionPeriod: 120}");
        assertThat(cloud.run("deploy")).contains("UPDATE_COMPLETE");
    }
}
