package io.sosw.engine.deploy.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.project.ContainerSettings;
import io.sosw.engine.project.FunctionDefaults;
import io.sosw.engine.project.Project;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerTemplateTest {
    private static final String IMAGE =
            "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/orders@sha256:" + "ab".repeat(32);
    private static final ContainerSettings NETWORK = ContainerSettings.NONE.in(List.of("subnet-1", "subnet-2"));

    @TempDir
    Path folder;

    private Project project() throws IOException {
        Files.writeString(folder.resolve("sosw.yml"), """
            functions:
              take-orders:
                class: demo.A
                memory: 1024
                timeout: 60
                trigger: {queue: Work, batch: 5}
                uses: [{table: Rows, access: write}]
                environment: {ROWS: "${Rows}"}
              from-web: {class: demo.B, trigger: {url: none}}
            """);
        Files.writeString(folder.resolve("template.yaml"), """
            Resources:
              Work: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 180}}
              Rows:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
            """);
        return Project.read("demo", folder, FunctionDefaults.STANDARD);
    }

    private Map<?, ?> rendered(String compute, ContainerSettings settings) throws IOException {
        var artefact = new Artefacts.Artefact("a.zip", "function", "00ff", "java21", "arm64", Optional.of("demo::run"));
        var chosen = new Setting("sosw.compute", compute, "-Dsosw.compute");
        var image = new ContainerImage(IMAGE, "arm64", ContainerImage.Ecr.of(IMAGE));
        var text = new ProjectTemplate(project(), new Artefacts(List.of(artefact)), Map.of(), Map.of())
                .with(new Containers(Compute.of(chosen), chosen, settings, "env/prod.yml", image))
                .render()
                .text();
        return (Map<?, ?>) ((Map<?, ?>) Json.parse(text)).get("Resources");
    }

    private static String json(Map<?, ?> resources, String id) {
        assertThat(resources.get(id)).as(id).isNotNull();
        return Json.write(resources.get(id));
    }

    @Test
    void aContainerTakesWhatLambdaTookBefore() throws IOException {
        var resources = rendered("container", NETWORK);

        assertThat(json(resources, "TakeOrdersTrigger"))
                .contains("\"Enabled\":false")
                .contains("\"DependsOn\":[\"TakeOrdersPolicy\",\"TakeOrdersService\"]");
        assertThat(json(resources, "TakeOrdersTask"))
                .contains("\"Image\":\"" + IMAGE + "\"")
                .contains("{\"Name\":\"READ_QUEUE\",\"Value\":{\"Ref\":\"Work\"}}")
                .contains("{\"Name\":\"ROWS\",\"Value\":{\"Fn::Sub\":\"${Rows}\"}}")
                .contains("{\"Name\":\"SOSW_FUNCTION\",\"Value\":\"take-orders\"}")
                .contains("\"Cpu\":\"512\"", "\"Memory\":\"1024\"", "\"CpuArchitecture\":\"ARM64\"")
                .contains("\"StopTimeout\":70")
                .contains("{\"Name\":\"STOP_GRACE\",\"Value\":\"65s\"}");
        assertThat(json(resources, "TakeOrdersService"))
                .contains("\"Subnets\":[\"subnet-1\",\"subnet-2\"]")
                .contains("\"LaunchType\":\"FARGATE\"")
                .contains("\"DeploymentCircuitBreaker\":{\"Enable\":true,\"Rollback\":true}")
                .doesNotContain("DesiredCount");
        assertThat(json(resources, "TakeOrdersTaskLogs")).contains("\"RetentionInDays\":30");
        assertThat(resources.keySet().stream().map(String::valueOf))
                .as("a function without a queue stays where it is")
                .noneMatch(id -> id.startsWith("FromWebTask"));
    }

    @Test
    void aTaskMayDoWhatTheFunctionMayDo() throws IOException {
        var resources = rendered("container", NETWORK);

        var task = (Map<?, ?>) ((Map<?, ?>) resources.get("TakeOrdersTaskPolicy")).get("Properties");
        var function = (Map<?, ?>) ((Map<?, ?>) resources.get("TakeOrdersPolicy")).get("Properties");
        assertThat(task.get("PolicyDocument")).isEqualTo(function.get("PolicyDocument"));
        assertThat(json(resources, "TakeOrdersTaskRole")).contains("ecs-tasks.amazonaws.com");
        assertThat(json(resources, "TakeOrdersExecutionPolicy"))
                .contains("arn:${AWS::Partition}:ecr:eu-west-1:123456789012:repository/team/orders")
                .contains("\"Action\":[\"ecr:GetAuthorizationToken\"],\"Resource\":\"*\"");
    }

    @Test
    void theWildcardOfTheRegistryIsTheOnlyOne() throws IOException {
        var resources = rendered("both", NETWORK);

        for (String id : List.of("TakeOrdersTaskPolicy", "TakeOrdersExecutionPolicy")) {
            assertThat(json(resources, id).replace("[\"ecr:GetAuthorizationToken\"],\"Resource\":\"*\"", ""))
                    .doesNotContain("*");
        }
    }

    @Test
    void tasksFollowTheQueueFromNoneToTheMost() throws IOException {
        var resources = rendered("container", NETWORK);

        assertThat(json(resources, "TakeOrdersTasks"))
                .contains("\"MinCapacity\":0,\"MaxCapacity\":10")
                .contains("service/${TaskCluster}/${TakeOrdersService.Name}");
        assertThat(json(resources, "TakeOrdersScaleOut"))
                .contains("\"AdjustmentType\":\"ExactCapacity\"")
                .contains("{\"MetricIntervalLowerBound\":0,\"MetricIntervalUpperBound\":100,\"ScalingAdjustment\":1}")
                .contains("{\"MetricIntervalLowerBound\":900,\"ScalingAdjustment\":10}");
        assertThat(json(resources, "TakeOrdersBacklog"))
                .contains("ApproximateNumberOfMessagesVisible")
                .contains("{\"Fn::GetAtt\":[\"Work\",\"QueueName\"]}");
        assertThat(json(resources, "TakeOrdersIdle"))
                .contains("\"Expression\":\"waiting + taken\"")
                .contains("\"EvaluationPeriods\":5");
    }

    @Test
    void manyTasksAreReachedInTwentySteps() throws IOException {
        var many = new ContainerSettings(
                1, List.of("subnet-1"), List.of("sg-1"), true, Optional.of("shared"), 1, 50, 10, 2, 1024, 4096, true);
        var resources = rendered("container", many);

        assertThat(json(resources, "TakeOrdersScaleOut").split("ScalingAdjustment", -1))
                .hasSize(21);
        assertThat(json(resources, "TakeOrdersScaleOut"))
                .contains("{\"MetricIntervalLowerBound\":470,\"ScalingAdjustment\":50}");
        assertThat(resources.containsKey("TaskCluster")).isFalse();
        assertThat(json(resources, "TakeOrdersTasks")).contains("service/shared/${TakeOrdersService.Name}");
        assertThat(json(resources, "TakeOrdersService"))
                .contains("\"CapacityProvider\":\"FARGATE_SPOT\"")
                .contains("\"AssignPublicIp\":\"ENABLED\"")
                .doesNotContain("LaunchType");
        assertThat(json(resources, "TakeOrdersTask")).contains("\"Cpu\":\"1024\"", "\"Memory\":\"4096\"");
    }

    @Test
    void withBothLambdaPollsOn() throws IOException {
        var resources = rendered("both", NETWORK);

        assertThat(json(resources, "TakeOrdersTrigger")).contains("\"Enabled\":true");
        assertThat(resources.containsKey("TakeOrdersService")).isTrue();
    }

    @Test
    void withLambdaThereIsNothingOfContainers() throws IOException {
        var resources = rendered("lambda", ContainerSettings.NONE);

        assertThat(json(resources, "TakeOrdersTrigger")).contains("\"Enabled\":true");
        assertThat(Json.write(resources)).doesNotContain("AWS::ECS").doesNotContain("AutoScaling");
    }

    @Test
    void whatEcsCouldNotRunIsRefusedBeforeAnyCall() {
        assertThatThrownBy(() -> rendered("container", ContainerSettings.NONE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("env/prod.yml names no subnets")
                .hasMessageContaining(
                        "write container: {subnets: [subnet-…], securityGroups: [sg-…]} into env/prod.yml");
        assertThatThrownBy(() -> rendered("fargate", NETWORK))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "sosw.compute must be lambda, container or both, found 'fargate' (-Dsosw.compute)");
        assertThatThrownBy(() -> rendered(
                        "container",
                        new ContainerSettings(
                                4, List.of("a"), List.of(), false, Optional.empty(), 3, 2, 1, 1, 0, 0, false)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("env/prod.yml:4 asks for at least 3 and at most 2 tasks");
    }

    @Test
    void aFunctionWithoutAQueueCannotMove() throws IOException {
        project();
        Files.writeString(folder.resolve("sosw.yml"), "functions: {alone: {class: demo.A}}");
        var project = Project.read("demo", folder, FunctionDefaults.STANDARD);
        var chosen = new Setting("sosw.compute", "both", "env/prod.yml:3");
        var containers = new Containers(
                Compute.BOTH, chosen, NETWORK, "env/prod.yml", new ContainerImage("a", "arm64", Optional.empty()));

        assertThatThrownBy(() -> containers.check(project))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sosw.compute=both (env/prod.yml:3), but no function of sosw.yml has a queue");
    }

    @ParameterizedTest
    @CsvSource({
        "128, 256, 512",
        "512, 256, 512",
        "1024, 512, 1024",
        "1769, 1024, 2048",
        "3008, 2048, 4096",
        "10240, 8192, 16384"
    })
    void aTaskIsAboutAsStrongAsTheFunction(int memory, int cpu, int taskMemory) {
        assertThat(TaskSize.of(memory, ContainerSettings.NONE)).isEqualTo(new TaskSize(cpu, taskMemory));
    }

    @Test
    void theImageMustBePushedAndOfTheSameCode() throws IOException {
        var file = folder.resolve("artifacts.json");
        Files.writeString(file, "{\"artifacts\":[{\"kind\":\"function\",\"codeHash\":\"1\"}]}");
        assertThatThrownBy(() -> ContainerImage.pushed(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("an image in a registry is needed")
                .hasMessageContaining("names none");

        var image = "{\"kind\":\"image\",\"codeHash\":\"2\",\"architecture\":\"arm64\",\"reference\":\"r\",\"uri\":\""
                + IMAGE + "\"}";
        Files.writeString(file, "{\"artifacts\":[{\"kind\":\"function\",\"codeHash\":\"1\"}," + image + "]}");
        assertThatThrownBy(() -> ContainerImage.pushed(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds other code than the project has now");

        Files.writeString(file, "{\"artifacts\":[{\"kind\":\"function\",\"codeHash\":\"2\"}," + image + "]}");
        assertThat(ContainerImage.pushed(file).repository())
                .contains(new ContainerImage.Ecr("123456789012", "eu-west-1", "team/orders"));
    }
}
