package io.sosw.local.ecs;

import io.sosw.local.lambda.function.Code;
import io.sosw.local.lambda.function.CodeStore;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Ids;
import io.sosw.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** Starts tasks. The code of a container is what its label {@code io.sosw.code} names in S3: the shim runs no images. */
final class TaskRunner {
    /** Names the zips with the same code as the image, {@code s3://BUCKET/KEY}, with a comma in between. */
    static final String CODE_LABEL = "io.sosw.code";

    private static final int ID_DIGITS = 32;
    private static final int USUAL_MEMORY = 512;
    private final World world;
    private final EcsPlace place;
    private final CodeStore codes;

    TaskRunner(World world, EcsPlace place) {
        this.world = world;
        this.place = place;
        this.codes = new CodeStore(place.directory(), place.s3());
        StaleTasks.end(tasks());
    }

    private Path tasks() {
        return place.directory().resolve("tasks");
    }

    /**
     * Starts a task; one that cannot start is returned stopped.
     *
     * @param cluster its ARN
     * @param group {@code service:NAME} or {@code family:NAME}
     */
    LocalTask start(
            String cluster,
            TaskDefinition definition,
            String group,
            String startedBy,
            @Nullable TaskOverride override) {
        var id = Ids.text(world.random(), "0123456789abcdef", ID_DIGITS);
        var name = cluster.substring(cluster.lastIndexOf('/') + 1);
        var arn = new Arn("ecs", world.region(), world.accountId(), "task/" + name + "/" + id).toString();
        var task = new LocalTask(
                world,
                definition,
                Task.builder()
                        .taskArn(arn)
                        .clusterArn(cluster)
                        .taskDefinitionArn(definition.taskDefinitionArn())
                        .group(group)
                        .startedBy(startedBy)
                        .launchType(LaunchType.FARGATE)
                        .cpu(definition.cpu())
                        .memory(definition.memory())
                        .overrides(override)
                        .desiredStatus("RUNNING")
                        .lastStatus("PENDING")
                        .createdAt(world.clock().instant())
                        .containers(definition.containerDefinitions().stream()
                                .map(each -> LocalTask.container(each.name(), each.image(), arn))
                                .toList())
                        .build());
        try {
            task.began(place.launcher().launch(launch(definition, override, id)));
        } catch (IOException | RuntimeException e) {
            task.failed(String.valueOf(e.getMessage()));
        }
        return task;
    }

    private TaskLauncher.Launch launch(TaskDefinition definition, @Nullable TaskOverride override, String id)
            throws IOException {
        var container = definition.containerDefinitions().stream()
                .filter(each -> each.dockerLabels().containsKey(CODE_LABEL))
                .findFirst()
                .orElseThrow(
                        () -> new IOException("CannotPullContainerError: the shim runs no images, and no container of "
                                + definition.family() + " has the label " + CODE_LABEL
                                + " that names the zip of the same code (s3://BUCKET/KEY)"));
        var changed = override == null
                ? Optional.<ContainerOverride>empty()
                : override.containerOverrides().stream()
                        .filter(each -> container.name().equals(each.name()))
                        .findFirst();
        var arguments = changed.filter(ContainerOverride::hasCommand)
                .map(ContainerOverride::command)
                .orElse(container.command());
        return new TaskLauncher.Launch(
                classPath(container.dockerLabels().getOrDefault(CODE_LABEL, "")),
                arguments,
                memory(definition, container),
                variables(
                        container.environment(),
                        changed.map(ContainerOverride::environment).orElse(List.of())),
                tasks().resolve(id),
                log(container, id));
    }

    private List<Path> classPath(String label) throws IOException {
        var path = new ArrayList<Path>();
        for (String address : label.split(",", -1)) {
            var parts = address.strip().replaceFirst("^s3://", "").split("/", 2);
            if (parts.length < 2) {
                throw new IOException("CannotPullContainerError: '" + address + "' (label " + CODE_LABEL
                        + ") is not of the form s3://BUCKET/KEY");
            }
            var code = codes.store(software.amazon.awssdk.services.lambda.model.FunctionCode.builder()
                    .s3Bucket(parts[0])
                    .s3Key(parts[1])
                    .build());
            path.addAll(path.isEmpty() ? code.classPath() : layer(code));
        }
        return path;
    }

    private static List<Path> layer(Code layer) {
        try (var jars = Files.list(layer.root().resolve("java/lib"))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int memory(TaskDefinition definition, ContainerDefinition container) {
        if (container.memory() != null) {
            return container.memory();
        }
        return definition.memory() == null ? USUAL_MEMORY : Integer.parseInt(definition.memory());
    }

    private Map<String, String> variables(List<KeyValuePair> declared, List<KeyValuePair> overriding) {
        var all = new LinkedHashMap<String, String>();
        all.put("AWS_ENDPOINT_URL", place.endpoint().toString());
        all.put("AWS_REGION", world.region());
        all.put("AWS_DEFAULT_REGION", world.region());
        all.put("AWS_ACCESS_KEY_ID", "local");
        all.put("AWS_SECRET_ACCESS_KEY", "local");
        all.put("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE");
        declared.forEach(pair -> all.put(pair.name(), pair.value()));
        overriding.forEach(pair -> all.put(pair.name(), pair.value()));
        return all;
    }

    private java.util.function.Consumer<String> log(ContainerDefinition container, String id) {
        var options = container.logConfiguration() == null
                ? Map.<String, String>of()
                : container.logConfiguration().options();
        var group = options.getOrDefault("awslogs-group", "");
        var stream = options.getOrDefault("awslogs-stream-prefix", "ecs") + "/" + container.name() + "/" + id;
        return line -> place.log().line(group, stream, line);
    }
}
