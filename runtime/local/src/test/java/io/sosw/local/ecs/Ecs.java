package io.sosw.local.ecs;

import io.sosw.local.s3.LocalS3;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.s3.S3Client;

/** An ECS with one cluster whose tasks are fakes. */
final class Ecs {
    final ManualTime time = new ManualTime();
    final FakeTasks tasks = new FakeTasks();
    final List<String> log = new ArrayList<>();
    final LocalEcs client;

    Ecs(Path folder) throws IOException {
        var world = TestWorlds.manual(time);
        S3Client s3 = new LocalS3(world);
        s3.createBucket(request -> request.bucket("code"));
        s3.putObject(request -> request.bucket("code").key("one.zip"), RequestBody.fromBytes(zip()));
        client = new LocalEcs(
                world,
                new EcsPlace(
                        folder,
                        URI.create("http://127.0.0.1:1"),
                        tasks,
                        (group, stream, text) ->
                                log.add(group + " " + stream.replaceFirst("[0-9a-f]{32}", "ID") + " " + text),
                        () -> s3));
        client.createCluster(request -> request.clusterName("main"));
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("lib/a.jar"));
            zip.write("jar".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Registers a revision whose only variable is {@code VERSION}. */
    String register(String version) {
        return client.registerTaskDefinition(request -> request.family("work")
                        .cpu("256")
                        .memory("512")
                        .networkMode(NetworkMode.AWSVPC)
                        .requiresCompatibilitiesWithStrings("FARGATE")
                        .containerDefinitions(container -> container
                                .name("function")
                                .image("somewhere/image@sha256:0")
                                .stopTimeout(40)
                                .dockerLabels(Map.of(TaskRunner.CODE_LABEL, "s3://code/one.zip"))
                                .environment(pair -> pair.name("VERSION").value(version))
                                .logConfiguration(logs -> logs.logDriver("awslogs")
                                        .options(Map.of(
                                                "awslogs-group", "/ecs/work", "awslogs-stream-prefix", "task")))))
                .taskDefinition()
                .taskDefinitionArn();
    }

    void service(int count) {
        var definition = register("one");
        client.createService(request -> request.cluster("main")
                .serviceName("worker")
                .taskDefinition(definition)
                .desiredCount(count)
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-1"))));
    }

    Service service() {
        return client.describeServices(request -> request.cluster("main").services("worker"))
                .services()
                .get(0);
    }

    List<Task> live() {
        var arns = client.listTasks(request -> request.cluster("main")).taskArns();
        return arns.isEmpty()
                ? List.of()
                : client.describeTasks(request -> request.cluster("main").tasks(arns))
                        .tasks();
    }
}
