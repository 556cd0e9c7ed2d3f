package io.sosw.local.ecs;

import io.sosw.local.world.Arn;
import io.sosw.local.world.Pages;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.*;

/**
 * Amazon ECS on Fargate: services keep as many tasks as they should, a task is a JVM with the container wrapper. Safe for use
 * by several threads.
 */
public final class LocalEcs implements EcsClient {
    private static final int PAGE = 100;
    private final World world;
    private final Clusters clusters;
    private final TaskDefinitions definitions;
    private final TaskRunner runner;

    public LocalEcs(World world, EcsPlace place) {
        this.world = world;
        this.clusters = new Clusters(world);
        this.definitions = new TaskDefinitions(world);
        this.runner = new TaskRunner(world, place);
    }

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        var cluster = clusters.create(request.clusterName(), request.capacityProviders());
        return CreateClusterResponse.builder().cluster(Clusters.view(cluster)).build();
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        return DeleteClusterResponse.builder()
                .cluster(Clusters.view(clusters.delete(request.cluster())))
                .build();
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        var found = new ArrayList<software.amazon.awssdk.services.ecs.model.Cluster>();
        var failures = new ArrayList<Failure>();
        for (var name : request.hasClusters() ? request.clusters() : List.of(Clusters.USUAL)) {
            clusters.find(name)
                    .ifPresentOrElse(
                            cluster -> found.add(Clusters.view(cluster)),
                            () -> failures.add(missing(clusters.arn(name))));
        }
        return DescribeClustersResponse.builder()
                .clusters(found)
                .failures(failures)
                .build();
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        var page = page(clusters.arns(), request.nextToken(), request.maxResults());
        return ListClustersResponse.builder()
                .clusterArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(RegisterTaskDefinitionRequest request) {
        return RegisterTaskDefinitionResponse.builder()
                .taskDefinition(definitions.register(request))
                .build();
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(DeregisterTaskDefinitionRequest request) {
        return DeregisterTaskDefinitionResponse.builder()
                .taskDefinition(definitions.deregister(request.taskDefinition()))
                .build();
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(DescribeTaskDefinitionRequest request) {
        return DescribeTaskDefinitionResponse.builder()
                .taskDefinition(definitions.find(request.taskDefinition()))
                .build();
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        var status = Objects.requireNonNullElse(request.status(), TaskDefinitionStatus.ACTIVE);
        var page = page(definitions.arns(request.familyPrefix(), status), request.nextToken(), request.maxResults());
        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(ListTaskDefinitionFamiliesRequest request) {
        var page = page(definitions.families(request.familyPrefix()), request.nextToken(), request.maxResults());
        return ListTaskDefinitionFamiliesResponse.builder()
                .families(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        var cluster = clusters.named(request.cluster());
        var name = request.serviceName();
        if (name == null || !name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw EcsErrors.invalid("Invalid service name: " + name);
        }
        var existing = cluster.services.get(name);
        if (existing != null && existing.active()) {
            throw EcsErrors.invalid("Creation of service was not idempotent.");
        }
        var definition = definitions.find(request.taskDefinition());
        if (definition.networkMode() == NetworkMode.AWSVPC && request.networkConfiguration() == null) {
            throw EcsErrors.invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }
        var arn = new Arn("ecs", world.region(), world.accountId(), "service/" + cluster.name + "/" + name);
        var service = new LocalService(world, cluster, runner, request, arn.toString(), definition);
        cluster.services.put(name, service);
        service.reconcile();
        return CreateServiceResponse.builder().service(service.view()).build();
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        var service = active(request.cluster(), request.service());
        var definition = request.taskDefinition() == null ? null : definitions.find(request.taskDefinition());
        service.change(definition, request.desiredCount(), Boolean.TRUE.equals(request.forceNewDeployment()));
        return UpdateServiceResponse.builder().service(service.view()).build();
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        var service = active(request.cluster(), request.service());
        if (!Boolean.TRUE.equals(request.force()) && service.view().desiredCount() > 0) {
            throw EcsErrors.invalid("The service cannot be stopped while it is scaled above 0.");
        }
        service.delete();
        return DeleteServiceResponse.builder().service(service.view()).build();
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        var cluster = clusters.named(request.cluster());
        var found = new ArrayList<Service>();
        var failures = new ArrayList<Failure>();
        for (var name : request.services()) {
            var service = cluster.services.get(last(name));
            if (service == null) {
                failures.add(missing(cluster.arn.replace(":cluster/", ":service/") + "/" + last(name)));
            } else {
                found.add(service.view());
            }
        }
        return DescribeServicesResponse.builder()
                .services(found)
                .failures(failures)
                .build();
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        var arns = clusters.named(request.cluster()).services.values().stream()
                .filter(LocalService::active)
                .map(service -> service.view().serviceArn())
                .toList();
        var page = page(arns, request.nextToken(), request.maxResults());
        return ListServicesResponse.builder()
                .serviceArns(page.items())
                .nextToken(page.next())
                .build();
    }

    @Override
    public RunTaskResponse runTask(RunTaskRequest request) {
        var cluster = clusters.named(request.cluster());
        var definition = definitions.find(request.taskDefinition());
        var group = Objects.requireNonNullElse(request.group(), "family:" + definition.family());
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < Objects.requireNonNullElse(request.count(), 1); i++) {
            var task = runner.start(
                    cluster.arn, definition, group, String.valueOf(request.startedBy()), request.overrides());
            cluster.add(task);
            tasks.add(task.view());
        }
        return RunTaskResponse.builder().tasks(tasks).failures(List.of()).build();
    }

    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        var task = clusters.named(request.cluster()).task(String.valueOf(request.task()));
        if (task == null) {
            throw EcsErrors.invalid("The referenced task was not found.");
        }
        task.stop(TaskStopCode.USER_INITIATED, Objects.requireNonNullElse(request.reason(), "Task stopped by user"));
        return StopTaskResponse.builder().task(task.view()).build();
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        var cluster = clusters.named(request.cluster());
        var found = new ArrayList<Task>();
        var failures = new ArrayList<Failure>();
        for (var name : request.tasks()) {
            var task = cluster.task(name);
            if (task == null) {
                failures.add(missing(cluster.arn.replace(":cluster/", ":task/") + "/" + last(name)));
            } else {
                found.add(task.view());
            }
        }
        return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        var status = Objects.requireNonNullElse(request.desiredStatus(), DesiredStatus.RUNNING);
        var arns = clusters.named(request.cluster()).tasks(status).stream()
                .map(LocalTask::view)
                .filter(task ->
                        request.serviceName() == null || task.group().equals("service:" + last(request.serviceName())))
                .filter(task ->
                        request.family() == null || task.taskDefinitionArn().contains("/" + request.family() + ":"))
                .filter(task ->
                        request.startedBy() == null || request.startedBy().equals(task.startedBy()))
                .map(Task::taskArn)
                .sorted()
                .toList();
        var page = page(arns, request.nextToken(), request.maxResults());
        return ListTasksResponse.builder()
                .taskArns(page.items())
                .nextToken(page.next())
                .build();
    }

    /**
     * Completes when the service has the tasks that it should have and no others; with an empty text, or with what went
     * wrong. For CloudFormation, which waits for it.
     */
    public CompletableFuture<String> settled(String cluster, String service) {
        return Objects.requireNonNull(clusters.named(cluster).services.get(last(service)))
                .settled();
    }

    private LocalService active(@Nullable String cluster, @Nullable String named) {
        var service = clusters.named(cluster).services.get(last(String.valueOf(named)));
        if (service == null) {
            throw EcsErrors.noService();
        }
        if (!service.active()) {
            throw EcsErrors.notActive();
        }
        return service;
    }

    private static String last(String arnOrName) {
        return arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
    }

    private static Failure missing(String arn) {
        return Failure.builder().arn(arn).reason("MISSING").build();
    }

    private static Pages<String> page(List<String> all, @Nullable String token, @Nullable Integer most) {
        return Pages.cut(all, Function.identity(), token, Objects.requireNonNullElse(most, PAGE));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Ends all tasks. */
    @Override
    public void close() {
        clusters.all().forEach(cluster -> cluster.tasks().forEach(LocalTask::kill));
    }
}
