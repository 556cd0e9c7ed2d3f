package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class EnvironmentsTest {
    private static final String SECRET = "Parameters: {Password: {Type: String, NoEcho: true, Default: password}, ";

    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void project() throws IOException {
        cloud = new Cloud(folder);
    }

    private void refused(String... texts) {
        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .satisfies(error -> assertThat(error.getMessage()).contains(texts));
        assertThat(cloud.status()).isEqualTo("none");
    }

    @Test
    void anEnvironmentNeedsItsFile() {
        cloud.commandLine.put("sosw.env", "prod");

        refused("no environment 'prod' (-Dsosw.env)", "env/prod.yml does not exist");
    }

    @Test
    void whatTheFileMayNotHoldIsTold() throws IOException {
        cloud.write("env/lab.yml", "{acount: '1'}\n");

        refused("env/lab.yml:1: unknown key 'acount'", "account");
    }

    @Test
    void theCommandLineWins() throws Exception {
        cloud.commandLine.put("sosw.stack", "mine");

        assertThat(cloud.run("deploy")).contains("stack mine (-Dsosw.stack)");
        assertThat(cloud.functions()).containsExactly("mine-take-orders");
    }

    @Test
    void anotherRegionIsRefused() throws IOException {
        cloud.write("env/lab.yml", "region: eu-west-1\n");

        refused(
                "'lab' belongs to region eu-west-1 (env/lab.yml:1), but the region that answers is us-east-1",
                "unset AWS_ENDPOINT_URL");
    }

    @Test
    void anUnknownParameterIsTold() {
        cloud.commandLine.put("sosw.param.Lvel", "x");

        refused("no parameter 'Lvel' (-Dsosw.param.Lvel)", "Level");
    }

    @Test
    void aParameterWithoutAValueIsTold() throws IOException {
        cloud.replace("template.yaml", "{Type: String, Default: info}", "{Type: String}");

        refused("'Level' of template.yaml has no value", "-Dsosw.param.Level");
    }

    @Test
    void aSecretIsNeitherWrittenNorTyped() throws IOException {
        cloud.replace("template.yaml", "Parameters: {", SECRET);
        refused("'Password' is secret (NoEcho)", "the default of template.yaml", "Password: {secret: NAME}");

        cloud.commandLine.put("sosw.param.Password", "hunter2");
        refused("written in -Dsosw.param.Password");
    }

    @Test
    void aSecretIsNamedAndNothingIsAFullDeployAfterwards() throws Exception {
        cloud.services
                .get(SecretsManagerClient.class)
                .createSecret(request -> request.name("lab/key").secretString("hunter2"));
        cloud.replace("template.yaml", "Parameters: {", SECRET);
        cloud.replace("sosw.yml", "LEVEL:", "PASS: \"${Password}\", LEVEL:");
        cloud.write("env/lab.yml", "parameters: {Password: {secret: lab/key}}\n");
        cloud.run("deploy");
        var calls = new Calls();

        assertThat(cloud.run("deploy", calls)).contains("Up to date");

        assertThat(calls.names()).hasSizeLessThanOrEqualTo(4);
        assertThat(cloud.services
                        .get(CloudFormationClient.class)
                        .getTemplate(request -> request.stackName(Cloud.STACK))
                        .templateBody())
                .contains("{{resolve:secretsmanager:lab/key}}")
                .doesNotContain("hunter2");
    }

    @Test
    void aProtectedEnvironmentIsNotUndeployed() throws Exception {
        cloud.run("deploy");
        cloud.write("env/lab.yml", "protected: true\n");
        cloud.commandLine.put("sosw.yes", "");

        assertThatThrownBy(() -> cloud.run("undeploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'lab' is protected");
    }

    @Test
    void aStackProtectedFromTerminationIsNotUndeployed() throws Exception {
        cloud.run("deploy");
        cloud.services
                .get(CloudFormationClient.class)
                .updateTerminationProtection(
                        request -> request.stackName(Cloud.STACK).enableTerminationProtection(true));
        cloud.commandLine.put("sosw.yes", "");

        assertThatThrownBy(() -> cloud.run("undeploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--no-enable-termination-protection");
    }

    @Test
    void twoAtOnceBothGetThere() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> deployed(cloud), work -> new Thread(work).start());
        var second = CompletableFuture.supplyAsync(() -> deployed(cloud), work -> new Thread(work).start());

        first.get();
        second.get();

        assertThat(cloud.status()).isIn("CREATE_COMPLETE", "UPDATE_COMPLETE");
        assertThat(cloud.live()).isEqualTo("1");
    }

    private static String deployed(Cloud cloud) {
        try {
            return cloud.run("deploy");
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aTemplateTooLongForARequestGoesThroughS3() throws Exception {
        cloud.replace("template.yaml", "Resources:", "Description: " + "x".repeat(60_000) + "\nResources:");

        assertThat(cloud.run("deploy")).contains("CREATE_COMPLETE");
        assertThat(cloud.run("deploy")).contains("Up to date");
    }

    @Test
    void theTemplateIsPrintedAndWritten() throws Exception {
        assertThat(cloud.run("template")).contains("AWS::Lambda::Function");

        assertThat(cloud.read("target/sosw/template.json")).contains("TakeOrdersFunction");
    }

    @Test
    void whatCloudFormationRefusesIsTold() throws IOException {
        cloud.replace("template.yaml", "AWS::SQS::Queue,", "AWS::SQS::Qeue,");
        cloud.replace("sosw.yml", "trigger: {queue: Orders}", "trigger: {queue: 'arn:aws:sqs:us-east-1:1:orders'}");

        refused("CloudFormation refuses the template of orders-lab", "AWS::SQS::Qeue");
    }
}
