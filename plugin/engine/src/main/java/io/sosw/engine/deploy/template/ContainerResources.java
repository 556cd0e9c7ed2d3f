package io.sosw.engine.deploy.template;

import io.sosw.engine.project.FunctionSpec;
import io.sosw.engine.project.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ECS service that takes a function's messages. */
final class ContainerResources {
    static final String CLUSTER = "TaskCluster";
    private static final String CONTAINER = "function";
    private static final int RETENTION_DAYS = 30;
    /** Fargate grants two minutes at most. */
    private static final int LONGEST_STOP = 120;
    /** What it grants unasked. */
    private static final int USUAL_STOP = 30;
    /** For giving messages back, and for the JVM to end. */
    private static final int LAST_SECONDS = 5;

    private final FunctionSpec function;
    private final Trigger.Queue queue;
    private final Declared declared;
    private final Artefacts artefacts;
    private final Containers containers;
    private final String base;

    ContainerResources(FunctionSpec function, Declared declared, Artefacts artefacts, Containers containers) {
        this.function = function;
        this.queue = (Trigger.Queue) java.util.Objects.requireNonNull(function.trigger());
        this.declared = declared;
        this.artefacts = artefacts;
        this.containers = containers;
        this.base = Names.base(function.name());
    }

    /** Shared by all functions of the stack, unless the environment names one that exists. */
    static Map<String, Object> cluster(Containers containers) {
        var spot = containers.settings().spot();
        return Cfn.resource(
                "AWS::ECS::Cluster",
                Cfn.map("CapacityProviders", spot ? List.of("FARGATE", "FARGATE_SPOT") : List.of()));
    }

    static Object clusterName(Containers containers) {
        return containers.settings().cluster().<Object>map(name -> name).orElse(Cfn.ref(CLUSTER));
    }

    static String service(String function) {
        return Names.base(function) + "Service";
    }

    Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        all.put(base + "TaskLogs", logs());
        all.put(base + "TaskRole", Cfn.resource("AWS::IAM::Role", Cfn.map("AssumeRolePolicyDocument", trust())));
        all.put(base + "TaskPolicy", policy("Task", permissions()));
        all.put(base + "ExecutionRole", Cfn.resource("AWS::IAM::Role", Cfn.map("AssumeRolePolicyDocument", trust())));
        all.put(base + "ExecutionPolicy", policy("Execution", execution()));
        all.put(base + "Task", Cfn.resource("AWS::ECS::TaskDefinition", task()));
        all.put(base + "Service", service());
        all.putAll(new ScalingResources(base, queueName(), containers).all());
        return all;
    }

    private Map<String, Object> logs() {
        return Cfn.resource(
                "AWS::Logs::LogGroup",
                Cfn.map(
                        "LogGroupName",
                        Cfn.sub("/ecs/${AWS::StackName}-" + function.name()),
                        "RetentionInDays",
                        RETENTION_DAYS));
    }

    private static Map<String, Object> trust() {
        return document(List.of(Cfn.map(
                "Effect", "Allow",
                "Principal", Cfn.map("Service", "ecs-tasks.amazonaws.com"),
                "Action", "sts:AssumeRole")));
    }

    private static Map<String, Object> document(List<?> statements) {
        return Cfn.map("Version", "2012-10-17", "Statement", statements);
    }

    private Map<String, Object> policy(String kind, List<?> statements) {
        return Cfn.resource(
                "AWS::IAM::Policy",
                Cfn.map(
                        "PolicyName", function.name() + "-" + kind.toLowerCase(java.util.Locale.ROOT),
                        "Roles", List.of(Cfn.ref(base + kind + "Role")),
                        "PolicyDocument", document(statements)));
    }

    /** The same as on Lambda; a queue that is only named must be looked up. */
    private List<Map<String, Object>> permissions() {
        var statements = new ArrayList<>(Statements.of(function, declared));
        if (!declared.has(queue.resource())) {
            statements.add(allow(List.of("sqs:GetQueueUrl"), declared.arn(queue.resource())));
        }
        return statements;
    }

    /** What ECS itself does for a task: fetch its image, keep its log. */
    private List<Map<String, Object>> execution() {
        var statements = new ArrayList<Map<String, Object>>();
        statements.add(
                allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), Cfn.attribute(base + "TaskLogs", "Arn")));
        containers.image().repository().ifPresent(repository -> {
            statements.add(allow(List.of("ecr:GetAuthorizationToken"), "*")); // AWS knows no narrower one
            statements.add(allow(
                    List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
                    Cfn.sub("arn:${AWS::Partition}:ecr:" + repository.region() + ":" + repository.account()
                            + ":repository/" + repository.name())));
        });
        return statements;
    }

    private static Map<String, Object> allow(List<String> actions, Object resource) {
        return Cfn.map("Effect", "Allow", "Action", actions, "Resource", resource);
    }

    private Map<String, Object> task() {
        var size = TaskSize.of(function.memory(), containers.settings());
        return Cfn.map(
                "Family", Names.physical(function.name()),
                "RequiresCompatibilities", List.of("FARGATE"),
                "NetworkMode", "awsvpc",
                "Cpu", String.valueOf(size.cpu()),
                "Memory", String.valueOf(size.memory()),
                "RuntimePlatform",
                        Cfn.map(
                                "CpuArchitecture",
                                containers.image().architecture().equals("arm64") ? "ARM64" : "X86_64",
                                "OperatingSystemFamily",
                                "LINUX"),
                "TaskRoleArn", Cfn.attribute(base + "TaskRole", "Arn"),
                "ExecutionRoleArn", Cfn.attribute(base + "ExecutionRole", "Arn"),
                "ContainerDefinitions", List.of(container()));
    }

    private Map<String, Object> container() {
        var code = artefacts.function();
        var logs = Cfn.map(
                "awslogs-group", Cfn.ref(base + "TaskLogs"),
                "awslogs-region", Cfn.ref("AWS::Region"),
                "awslogs-stream-prefix", "task");
        var environment = new ArrayList<Object>();
        variables().forEach((name, value) -> environment.add(Cfn.map("Name", name, "Value", value)));
        return Cfn.map(
                "Name", CONTAINER,
                "Image", containers.image().uri(),
                "Essential", true,
                "StopTimeout", stopTimeout(),
                "Environment", environment,
                "DockerLabels",
                        Cfn.map(
                                ContainerImage.CODE_LABEL,
                                Cfn.sub("s3://${" + Names.BUCKET_PARAMETER + "}/sosw/${AWS::StackName}/"
                                        + code.fileName())),
                "LogConfiguration", Cfn.map("LogDriver", "awslogs", "Options", logs));
    }

    /** What runs may end, what cannot is given back to the queue. */
    private int stopTimeout() {
        return Math.max(USUAL_STOP, Math.min(LONGEST_STOP, function.timeout() + 2 * LAST_SECONDS));
    }

    private Map<String, Object> variables() {
        var all = new LinkedHashMap<>(Variables.of(function, declared));
        all.put("READ_QUEUE", declared.has(queue.resource()) ? Cfn.ref(queue.resource()) : queueName());
        all.put("STOP_GRACE", (stopTimeout() - LAST_SECONDS) + "s");
        return all;
    }

    private Object queueName() {
        var name = queue.resource();
        return declared.has(name) ? Cfn.attribute(name, "QueueName") : name.substring(name.lastIndexOf(':') + 1);
    }

    /** Its number of tasks belongs to the scaling; one at the beginning, which proves that tasks start. */
    private Map<String, Object> service() {
        var settings = containers.settings();
        var resource = Cfn.resource(
                "AWS::ECS::Service",
                Cfn.map(
                        "Cluster", clusterName(containers),
                        "TaskDefinition", Cfn.ref(base + "Task"),
                        "LaunchType", settings.spot() ? "" : "FARGATE",
                        "CapacityProviderStrategy",
                                settings.spot()
                                        ? List.of(Cfn.map("CapacityProvider", "FARGATE_SPOT", "Weight", 1))
                                        : List.of(),
                        "DeploymentConfiguration",
                                Cfn.map(
                                        "MinimumHealthyPercent", 100,
                                        "MaximumPercent", 200,
                                        "DeploymentCircuitBreaker", Cfn.map("Enable", true, "Rollback", true)),
                        "NetworkConfiguration", Cfn.map("AwsvpcConfiguration", network())));
        resource.put("DependsOn", List.of(base + "TaskPolicy", base + "ExecutionPolicy"));
        return resource;
    }

    private Map<String, Object> network() {
        var settings = containers.settings();
        return Cfn.map(
                "Subnets", settings.subnets(),
                "SecurityGroups", settings.securityGroups(),
                "AssignPublicIp", settings.publicIp() ? "ENABLED" : "DISABLED");
    }

    /**
     * Says to the mapping whether Lambda polls. It stops only when the service stands, and a service leaves only when the
     * mapping polls again, since CloudFormation removes at the end.
     */
    static void tell(Map<String, Object> triggers, FunctionSpec function, Compute compute) {
        var mapping = Names.base(function.name()) + "Trigger";
        if (!Containers.possible(function) || !triggers.containsKey(mapping)) {
            return;
        }
        var resource = Cfn.child(triggers, mapping);
        Cfn.child(resource, "Properties").put("Enabled", compute.lambda());
        if (!compute.lambda()) {
            resource.put("DependsOn", List.of(Names.base(function.name()) + "Policy", service(function.name())));
        }
    }
}
