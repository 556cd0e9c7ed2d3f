package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

class LabourerDeploymentTest {
    private static final String WORKER = "      take-orders: {class: demo.Take, timeout: 40, labourer: %s}\n";
    private static final String ESSENTIALS = """
            functions:
              orchestrator:
                class: demo.Orchestrator
                uses: [{labourers: /sosw, access: invoke}]
              scheduler:
                class: demo.Scheduler
                uses: [{labourers: /sosw}]
            """;

    @TempDir
    Path folder;

    private Cloud cloud;

    @BeforeEach
    void project() throws IOException {
        cloud = new Cloud(folder);
        cloud.write("template.yaml", "Resources: {Orders: {Type: AWS::SQS::Queue}}\n");
    }

    private void worker(String labourer) throws IOException {
        cloud.write("sosw.yml", "functions:\n" + WORKER.formatted(labourer));
    }

    @Test
    void aLabourerWithAnAuditTrailMayWriteThereAndIsToldWhere() throws Exception {
        cloud.write(
                "sosw.yml", ESSENTIALS + WORKER.formatted("{meta_table: trail}").substring(4));

        cloud.run("deploy");

        assertThat(policies("TakeOrdersRole"))
                .anySatisfy(policy -> assertThat(policy)
                        .contains("\"dynamodb:BatchWriteItem\"")
                        .contains("table/trail\"")
                        .contains("table/sosw_tasks\""));
        assertThat(variables("orders-lab-take-orders")).containsEntry("META_TABLE", "trail");
        assertThat(registered("take-orders").toString()).doesNotContain("trail");
    }

    private Map<String, String> variables(String function) {
        return cloud.services
                .get(LambdaClient.class)
                .getFunctionConfiguration(request -> request.functionName(function))
                .environment()
                .variables();
    }

    private List<String> policies(String roleName) {
        var iam = cloud.services.get(IamClient.class);
        var role = iam.listRoles().roles().stream()
                .map(each -> each.roleName())
                .filter(name -> name.contains(roleName))
                .findFirst()
                .orElseThrow();
        return iam.listRolePolicies(request -> request.roleName(role)).policyNames().stream()
                .map(name -> iam.getRolePolicy(request -> request.roleName(role).policyName(name))
                        .policyDocument())
                .map(document -> URLDecoder.decode(document, StandardCharsets.UTF_8))
                .toList();
    }

    private void deployEssentials() throws Exception {
        cloud.write("sosw.yml", ESSENTIALS);
        cloud.commandLine.put("sosw.stack", "essentials-lab");
        cloud.run("deploy");
        cloud.commandLine.remove("sosw.stack");
    }

    private List<Parameter> parameters() {
        return cloud.services
                .get(SsmClient.class)
                .getParametersByPath(request -> request.path("/sosw").recursive(true))
                .parameters();
    }

    private Map<?, ?> registered(String id) {
        return parameters().stream()
                .filter(parameter -> parameter.name().equals("/sosw/labourers/" + id))
                .findFirst()
                .map(parameter -> (Map<?, ?>) Json.parse(parameter.value()))
                .orElse(Map.of());
    }

    @Test
    void deployRegistersAndUndeployTakesAway() throws Exception {
        deployEssentials();
        worker("{max_simultaneous_invocations: 7}");

        cloud.run("deploy");

        assertThat(registered("take-orders").toString())
                .contains("function:orders-lab-take-orders:live")
                .contains("stack orders-lab, sosw.yml:2")
                .contains("max_simultaneous_invocations=7")
                .contains("duration=40s");
        var role = cloud.services.get(IamClient.class).listRoles().roles().stream()
                .filter(each -> each.roleName().contains("OrchestratorRole"))
                .findFirst()
                .orElseThrow();
        assertThat(parameters())
                .anySatisfy(parameter -> assertThat(parameter.name() + " " + parameter.value())
                        .isEqualTo("/sosw/orchestrator-role " + role.arn()));
        assertThat(cloud.services
                        .get(CloudFormationClient.class)
                        .getTemplate(request -> request.stackName(Cloud.STACK))
                        .templateBody())
                .contains("\"Principal\": \"{{resolve:ssm:/sosw/orchestrator-role}}\"");

        worker("{max_simultaneous_invocations: 8}");
        cloud.run("deploy");
        assertThat(registered("take-orders").toString()).contains("max_simultaneous_invocations=8");

        cloud.commandLine.put("sosw.yes", "");
        cloud.run("undeploy");
        assertThat(registered("take-orders")).isEmpty();
    }

    @Test
    void anotherProjectsLabourerIsNeverOverwritten() throws Exception {
        deployEssentials();
        worker("{}");
        cloud.run("deploy");
        var before = registered("take-orders");
        worker("{max_simultaneous_invocations: 9}");
        cloud.commandLine.put("sosw.stack", "intruders-lab");

        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("TakeOrdersLabourer (AWS::SSM::Parameter)")
                .hasMessageContaining("/sosw/labourers/take-orders already exists in stack arn:aws:cloudformation")
                .hasMessageContaining("another stack has registered a labourer of that id")
                .hasMessageContaining("labourer: {id: …} in sosw.yml");

        assertThat(registered("take-orders")).isEqualTo(before);
        worker("{id: other-orders}");
        cloud.run("deploy");
        assertThat(registered("other-orders").toString()).contains("intruders-lab-take-orders:live");
    }

    @Test
    void withoutEssentialsTheDeploymentSaysSo() throws Exception {
        worker("{}");

        assertThatThrownBy(() -> cloud.run("deploy"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("TakeOrdersOrchestrated")
                .hasMessageContaining("deploy the project with the essentials first");
    }

    @Test
    void anOrchestratorOfTheSameProjectMayInvokeItAndNothingElse() throws Exception {
        cloud.write("sosw.yml", ESSENTIALS + WORKER.formatted("{}").substring(4));

        cloud.run("deploy");

        assertThat(policies("OrchestratorRole"))
                .anySatisfy(policy ->
                        assertThat(policy).contains("lambda:InvokeFunction").contains("orders-lab-take-orders:live"))
                .anySatisfy(policy -> assertThat(policy)
                        .contains("ssm:GetParametersByPath")
                        .contains("parameter/sosw\"")
                        .contains("cloudwatch:GetMetricStatistics"))
                .noneSatisfy(policy -> assertThat(policy).contains("function:*"));
        assertThat(variables("orders-lab-scheduler")).containsEntry("SETTINGS_PATH", "/sosw");
    }
}
