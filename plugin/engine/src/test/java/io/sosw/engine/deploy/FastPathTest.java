package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Code that changes past CloudFormation, and the way back to it. */
class FastPathTest {
    private static final String FUNCTION = "orders-lab-take-orders";

    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void deployed() throws Exception {
        cloud = new Cloud(folder);
        cloud.run("deploy");
        cloud.commandLine.put("sosw.fast", "");
    }

    private String liveCode() {
        return cloud.services
                .get(LambdaClient.class)
                .getFunctionConfiguration(
                        request -> request.functionName(FUNCTION).qualifier("live"))
                .codeSha256();
    }

    private String zip() throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("target/sosw/orders.zip"));
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void onlyTheCodeGoesAndCloudFormationIsNotAsked() throws Exception {
        cloud.code("two");
        var calls = new Calls();
        assertThat(cloud.run("deploy", calls)).contains("Only code has changed: 1 function has it");
        assertThat(calls.names()).doesNotContain("createChangeSet").hasSizeLessThanOrEqualTo(11);
        assertThat(liveCode()).isEqualTo(zip());
        var again = new Calls();
        assertThat(cloud.run("deploy", again)).contains("Up to date: the functions have this code");
        assertThat(again.names()).doesNotContain("updateFunctionCode", "updateAlias");
    }

    @Test
    void theNextDeploymentByCloudFormationPublishesAVersionOfIt() throws Exception {
        cloud.code("two");
        cloud.run("deploy");
        cloud.commandLine.remove("sosw.fast");
        assertThat(cloud.run("deploy"))
                .contains("TakeOrdersVersion")
                .contains("UPDATE_COMPLETE")
                .doesNotContain("again, as the stack says"); // not by way of the version that was let go
        assertThat(cloud.live()).isEqualTo("2");
        assertThat(liveCode()).isEqualTo(zip());
        var calls = new Calls();
        assertThat(cloud.run("deploy", calls)).contains("Up to date");
        assertThat(calls.names()).hasSize(3);
    }

    @Test
    void codeThatIsTakenBackLeadsBackToTheStacksVersion() throws Exception {
        var first = zip();
        cloud.code("two");
        cloud.run("deploy");
        cloud.code("one");
        assertThat(cloud.run("deploy")).contains("live is version 1 again, as the stack says; was $LATEST");
        assertThat(liveCode()).isEqualTo(first);
        assertThat(cloud.services
                        .get(LambdaClient.class)
                        .getFunctionConfiguration(request -> request.functionName(FUNCTION))
                        .codeSha256())
                .isEqualTo(first);
    }

    @Test
    void whatIsMoreThanCodeGoesByCloudFormation() throws Exception {
        cloud.code("two");
        cloud.replace("sosw.yml", "LEVEL: \"${Level}\"", "LEVEL: \"debug\"");
        assertThat(cloud.run("deploy"))
                .contains("More than code has changed: CloudFormation does it.")
                .contains("UPDATE_COMPLETE");
        assertThat(cloud.live()).isEqualTo("2");
    }

    @Test
    void rollbackAfterwardsGoesToTheNewestVersion() throws Exception {
        cloud.code("two");
        cloud.run("deploy");
        assertThat(cloud.run("status")).contains("live is version $LATEST (deployed by the fast path) of 1");
        cloud.commandLine.put("sosw.yes", "");
        cloud.run("rollback");
        assertThat(cloud.live()).isEqualTo("1");
    }

    @Test
    void protectedEnvironmentsRefuseIt() throws IOException {
        cloud.write("env/lab.yml", "{account: '000000000000', region: us-east-1, protected: true}\n");
        cloud.code("two");
        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the environment 'lab' is protected (protected: true)")
                .hasMessageContaining("mvn sosw:deploy -Dsosw.env=lab without -Dsosw.fast");
        assertThat(cloud.live()).isEqualTo("1");
    }

    @Test
    void aRollbackIsFollowedByADeploymentThatLeadsToWhatTheProjectSays() throws Exception {
        cloud.commandLine.remove("sosw.fast");
        cloud.code("two");
        cloud.run("deploy");
        cloud.commandLine.put("sosw.yes", "");
        cloud.run("rollback");
        assertThat(cloud.live()).isEqualTo("1");
        assertThat(cloud.run("deploy")).contains("Up to date").contains("live is version 2 again");
        assertThat(cloud.live()).isEqualTo("2");
    }
}
