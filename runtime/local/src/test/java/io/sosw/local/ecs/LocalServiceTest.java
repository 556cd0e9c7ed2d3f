package io.sosw.local.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

class LocalServiceTest {
    private Ecs ecs;

    @BeforeEach
    void cluster(@TempDir Path folder) throws IOException {
        ecs = new Ecs(folder);
    }

    @Test
    void itHasAsManyTasksAsAsked() {
        ecs.service(2);
        assertThat(ecs.service().runningCount()).isEqualTo(2);

        ecs.client.updateService(
                request -> request.cluster("main").service("worker").desiredCount(5));
        assertThat(ecs.live()).hasSize(5).allMatch(task -> task.lastStatus().equals("RUNNING"));

        ecs.client.updateService(
                request -> request.cluster("main").service("worker").desiredCount(0));
        assertThat(ecs.live()).isEmpty();
        assertThat(ecs.service().events().get(0).message()).isEqualTo("(service worker) has reached a steady state.");
    }

    @Test
    void aTaskRunsTheCodeThatItsLabelNames() {
        ecs.service(1);

        var launch = ecs.tasks.started.get(0).launch;
        assertThat(launch.classPath()).anyMatch(path -> path.endsWith("lib/a.jar"));
        assertThat(launch.memory()).isEqualTo(512);
        assertThat(launch.variables())
                .containsEntry("VERSION", "one")
                .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        launch.log().accept("hello");
        assertThat(ecs.log).containsExactly("/ecs/work task/function/ID hello");
    }

    @Test
    void aTaskThatStopsIsReplaced() {
        ecs.service(1);
        ecs.tasks.started.get(0).end(1);
        ecs.time.advance(Duration.ofSeconds(1));

        assertThat(ecs.tasks.started).hasSize(2);
        assertThat(ecs.service().runningCount()).isEqualTo(1);
    }

    @Test
    void newTasksRunBeforeOldOnesStop() {
        ecs.service(2);
        ecs.tasks.stubborn = true;
        var second = ecs.register("two");
        ecs.client.updateService(
                request -> request.cluster("main").service("worker").taskDefinition(second));

        assertThat(ecs.tasks.started)
                .extracting(fake -> fake.launch.variables().get("VERSION"))
                .containsExactly("one", "one", "two", "two");
        assertThat(ecs.tasks.started.subList(0, 2)).allMatch(fake -> fake.signals.contains("TERM"));
        assertThat(ecs.service().deployments().get(0).rolloutState()).isEqualTo(DeploymentRolloutState.IN_PROGRESS);

        ecs.tasks.started.subList(0, 2).forEach(fake -> fake.end(0));
        assertThat(ecs.service().deployments().get(0).rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
    }

    @Test
    void aDeploymentFailsAfterThreeTasksThatCannotRun() {
        ecs.tasks.broken = true;
        ecs.service(1);
        ecs.time.advance(Duration.ofSeconds(1));

        assertThat(ecs.tasks.started).hasSize(3);
        assertThat(ecs.service().deployments().get(0).rolloutState()).isEqualTo(DeploymentRolloutState.FAILED);
        assertThat(ecs.client.settled("main", "worker"))
                .isCompletedWithValueMatching(why -> why.startsWith("ECS Deployment Circuit Breaker was triggered"));
    }

    @Test
    void aTaskThatDoesNotEndIsKilledAfterItsStopTimeout() {
        ecs.tasks.stubborn = true;
        ecs.service(1);
        var task = ecs.live().get(0).taskArn();
        ecs.client.stopTask(request -> request.cluster("main").task(task).reason("a test"));
        ecs.time.advance(Duration.ofSeconds(39));
        assertThat(ecs.tasks.started.get(0).signals).containsExactly("TERM");

        ecs.time.advance(Duration.ofSeconds(1));
        assertThat(ecs.tasks.started.get(0).signals).containsExactly("TERM", "KILL");
        var stopped = ecs.client
                .describeTasks(request -> request.cluster("main").tasks(task))
                .tasks()
                .get(0);
        assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
        assertThat(stopped.stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);
        assertThat(stopped.containers().get(0).exitCode()).isEqualTo(137);
        assertThat(ecs.service().runningCount())
                .as("the service starts another")
                .isEqualTo(1);
    }

    @Test
    void aTaskRunsAloneWithOtherArguments() {
        ecs.register("one");
        var task = ecs.client
                .runTask(request -> request.cluster("main")
                        .taskDefinition("work")
                        .overrides(override -> override.containerOverrides(
                                container -> container.name("function").command("--event={}"))))
                .tasks()
                .get(0);

        assertThat(ecs.tasks.started.get(0).launch.arguments()).containsExactly("--event={}");
        assertThat(task.group()).isEqualTo("family:work");
    }

    @Test
    void withoutCodeATaskSaysWhyItCannotStart() {
        ecs.client.registerTaskDefinition(request -> request.family("bare")
                .containerDefinitions(container -> container.name("function").image("nginx")));
        var task = ecs.client
                .runTask(request -> request.cluster("main").taskDefinition("bare"))
                .tasks()
                .get(0);

        assertThat(task.lastStatus()).isEqualTo("STOPPED");
        assertThat(task.stoppedReason()).contains("the shim runs no images").contains(TaskRunner.CODE_LABEL);
    }

    @Test
    void whatIsInUseOrMissingIsRefusedAsByEcs() {
        ecs.service(1);
        assertThatThrownBy(() -> ecs.client.deleteCluster(request -> request.cluster("main")))
                .isInstanceOf(ClusterContainsServicesException.class);
        assertThatThrownBy(() -> ecs.client.deleteService(
                        request -> request.cluster("main").service("worker")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("scaled above 0");
        assertThatThrownBy(() -> ecs.client.updateService(
                        request -> request.cluster("main").service("other").desiredCount(1)))
                .isInstanceOf(ServiceNotFoundException.class);
        assertThat(ecs.client
                        .describeServices(request -> request.cluster("main").services("other"))
                        .failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));

        ecs.client.deleteService(
                request -> request.cluster("main").service("worker").force(true));
        ecs.client.deleteCluster(request -> request.cluster("main"));
        assertThat(ecs.client.listClusters().clusterArns()).isEmpty();
    }
}
