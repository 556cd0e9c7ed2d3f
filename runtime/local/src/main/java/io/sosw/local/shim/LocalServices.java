package io.sosw.local.shim;

import io.sosw.local.autoscaling.LocalAutoScaling;
import io.sosw.local.cloudformation.LocalCloudFormation;
import io.sosw.local.cloudwatch.LocalCloudWatch;
import io.sosw.local.cloudwatch.MetricErrors;
import io.sosw.local.dynamodb.LocalDynamoDb;
import io.sosw.local.events.LocalEvents;
import io.sosw.local.fault.Faults;
import io.sosw.local.iam.LocalIam;
import io.sosw.local.location.LocalLocation;
import io.sosw.local.location.Location;
import io.sosw.local.location.LocationProtocol;
import io.sosw.local.logs.LocalLogs;
import io.sosw.local.provision.Services;
import io.sosw.local.s3.LocalS3;
import io.sosw.local.s3.wire.S3Protocol;
import io.sosw.local.scheduler.LocalScheduler;
import io.sosw.local.secrets.LocalSecrets;
import io.sosw.local.ses.LocalSes;
import io.sosw.local.ses.LocalSesV2;
import io.sosw.local.ses.Outbox;
import io.sosw.local.sns.LocalSns;
import io.sosw.local.sqs.LocalSqs;
import io.sosw.local.sqs.SqsErrors;
import io.sosw.local.ssm.LocalSsm;
import io.sosw.local.state.Durable;
import io.sosw.local.sts.LocalSts;
import io.sosw.local.wire.Calls;
import io.sosw.local.wire.CborProtocol;
import io.sosw.local.wire.JsonProtocol;
import io.sosw.local.wire.Mount;
import io.sosw.local.wire.Negotiated;
import io.sosw.local.wire.Protocol;
import io.sosw.local.wire.Served;
import io.sosw.local.wire.query.QueryProtocol;
import io.sosw.local.wire.rest.RestJsonDialect;
import io.sosw.local.wire.rest.RestProtocol;
import io.sosw.local.world.Timers;
import io.sosw.local.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * All services of the shim at their places on the port. Each is made when first asked for, and once: whoever asks by
 * interface gets the one that is served.
 */
public final class LocalServices implements AutoCloseable {
    private final List<Mount> mounts = new ArrayList<>();
    private final Map<Class<?>, Supplier<?>> byInterface = new LinkedHashMap<>();
    private final Map<Class<?>, String> scopes = new HashMap<>();
    private final Faults faults;
    private final Timers timers;
    private final Optional<Durable> durable;

    /** Services that keep their state in memory, and what does not fit where the machine keeps temporary files. */
    public LocalServices(World world, URI endpoint) {
        this(
                world,
                endpoint,
                Path.of(System.getProperty("java.io.tmpdir"), "sosw-shim-" + endpoint.getPort()),
                () -> new LocalS3(world),
                Optional.empty());
    }

    /**
     * @param endpoint that addresses begin with
     * @param directory takes what services keep in files; objects of a former shim in it are deleted
     */
    public LocalServices(World world, URI endpoint, Path directory) {
        this(world, endpoint, directory, () -> new LocalS3(world, directory.resolve("s3")), Optional.empty());
    }

    /**
     * Services whose state outlives them.
     *
     * @param endpoint that addresses begin with
     * @param directory takes what services keep in files; what they need again is kept by the state
     */
    public LocalServices(Durable durable, URI endpoint, Path directory) {
        this(
                durable.world(),
                endpoint,
                directory,
                () -> new LocalS3(durable.world(), directory.resolve("s3")),
                Optional.of(durable));
    }

    private LocalServices(World world, URI endpoint, Path directory, Supplier<S3Client> s3, Optional<Durable> durable) {
        this.durable = durable;
        var fleeting = durable.map(Durable::fleeting).orElse(world);
        timers = fleeting.timers();
        faults = new Faults(world, 1);
        mount("sqs", "AmazonSQS", "2012-11-05", sqs(), SqsClient.class, () -> new LocalSqs(world, endpoint));
        mountDynamoDb(world);
        mount(
                "sns",
                "",
                "2010-03-31",
                query("sns", "2010-03-31"),
                SnsClient.class,
                () -> new LocalSns(world, endpoint));
        mount("sts", "", "2011-06-15", query("sts", "2011-06-15"), StsClient.class, () -> new LocalSts(world));
        mount("iam", "", "2010-05-08", query("iam", "2010-05-08"), IamClient.class, () -> new LocalIam(world));
        mount("ssm", "AmazonSSM", "", json11(), SsmClient.class, () -> new LocalSsm(world));
        mount(
                "secretsmanager",
                "secretsmanager",
                "",
                json11(),
                SecretsManagerClient.class,
                () -> new LocalSecrets(world));
        mount(S3Client.class, S3Protocol.mount(world.clock(), s3));
        mount("events", "AWSEvents", "", json11(), EventBridgeClient.class, () -> new LocalEvents(world));
        mount(
                "scheduler",
                "",
                "",
                new RestProtocol(new RestJsonDialect()),
                SchedulerClient.class,
                () -> new LocalScheduler(world));
        mount(
                "monitoring",
                "GraniteServiceVersion20100801",
                "2010-08-01",
                cloudWatch(),
                CloudWatchClient.class,
                () -> new LocalCloudWatch(world));
        mountSes(new Outbox(world));
        mount("geo", "", "", new LocationProtocol(), Location.class, LocalLocation::new);
        var logs = new LocalLogs(world);
        mount("logs", "Logs_20140328", "", json11(), CloudWatchLogsClient.class, () -> logs);
        mount(
                LambdaClient.class,
                LambdaMount.of(
                        world,
                        endpoint,
                        directory.resolve("lambda"),
                        () -> get(S3Client.class),
                        () -> lasting(SqsClient.class),
                        logs));
        mount(
                "ecs",
                "AmazonEC2ContainerServiceV20141113",
                "",
                json11(),
                EcsClient.class,
                () -> EcsMount.of(fleeting, endpoint, directory.resolve("ecs"), () -> get(S3Client.class), logs));
        mount(
                "application-autoscaling",
                "AnyScaleFrontendService",
                "",
                json11(),
                ApplicationAutoScalingClient.class,
                () -> new LocalAutoScaling(
                        fleeting,
                        () -> get(EcsClient.class),
                        () -> get(SqsClient.class),
                        () -> get(CloudWatchClient.class)));
        mount(
                "cloudformation",
                "",
                "2010-05-15",
                QueryProtocol.of("http://cloudformation.amazonaws.com/doc/2010-05-15/"),
                CloudFormationClient.class,
                () -> new LocalCloudFormation(new Services(world, Collections.unmodifiableMap(byInterface))));
    }

    /** Both interfaces of SES share their outbox and the scope of signatures. */
    private void mountSes(Outbox outbox) {
        register(Outbox.class, () -> outbox);
        mount("ses", "", "2010-12-01", query("ses", "2010-12-01"), SesClient.class, () -> new LocalSes(outbox));
        var rest = new RestProtocol(new RestJsonDialect());
        mount(
                SesV2Client.class,
                Mount.of("ses", "", rest, () -> new Served("ses", SesV2Client.class, new LocalSesV2(outbox)))
                        .withPath("/v2/email/"));
    }

    private void mountDynamoDb(World world) {
        var json = JsonProtocol.of("1.0", "com.amazonaws.dynamodb.v20120810");
        mount("dynamodb", "DynamoDB_20120810", "", json, DynamoDbClient.class, () -> new LocalDynamoDb(world));
        mount(
                "dynamodb",
                "DynamoDBStreams_20120810",
                "",
                json,
                DynamoDbStreamsClient.class,
                () -> ((LocalDynamoDb) get(DynamoDbClient.class)).streams());
    }

    public List<Mount> mounts() {
        Calls patient = new StacksAtRest(timers);
        var calls = faults.before(durable.map(patient::before).orElse(patient));
        return mounts.stream().map(mount -> mount.through(calls)).toList();
    }

    /** What goes wrong on purpose on the way from the port to the services. */
    public Faults faults() {
        return faults;
    }

    /** The implementations by the SDK's client interfaces. */
    public Map<Class<?>, Supplier<?>> byInterface() {
        return Map.copyOf(byInterface);
    }

    /** Something that resources are made on and that is not served over the port. */
    <T> void register(Class<T> api, Supplier<T> made) {
        byInterface.put(api, made);
    }

    /**
     * @throws IllegalArgumentException if no such service runs here
     */
    public <T> T get(Class<T> api) {
        var found = byInterface.get(api);
        if (found == null) {
            throw new IllegalArgumentException("No " + api.getSimpleName() + " here");
        }
        return api.cast(found.get());
    }

    /**
     * The service for use within this JVM, so that what is done with it outlives the shim if its state does.
     *
     * @throws IllegalArgumentException if no such service runs here
     */
    public <C> C lasting(Class<C> api) {
        var made = get(api);
        return durable.isEmpty() || !api.isInterface()
                ? made
                : new Served(scopes.getOrDefault(api, ""), api, made, durable.get()).as(api);
    }

    /** Brings back what was done before; each service is made then, for it may have timers. */
    int recover(Durable.TemplateMaker template) {
        if (durable.filter(Durable::hasPast).isPresent()) {
            mounts.forEach(Mount::make);
        }
        return durable.map(each -> each.recover(this::get, template)).orElse(0);
    }

    /** Makes a template as something that outlives the shim if its state does. */
    <T> T template(String stack, String text, Supplier<T> making) {
        return durable.isEmpty() ? making.get() : durable.get().template(stack, text, making);
    }

    /**
     * The service for use within this JVM, with the faults in front of it.
     *
     * @throws IllegalArgumentException if no such service runs here
     */
    public <C> C client(Class<C> api) {
        return api.isInterface() ? faults.around(scopes.getOrDefault(api, ""), api, get(api)) : get(api);
    }

    private static Protocol query(String name, String version) {
        return QueryProtocol.of("https://" + name + ".amazonaws.com/doc/" + version + "/");
    }

    private static Protocol json11() {
        return JsonProtocol.of("1.1", "");
    }

    private static Protocol cloudWatch() {
        var namespace = "com.amazonaws.cloudwatch";
        return new Negotiated(
                JsonProtocol.of("1.0", namespace).queryCompatible(MetricErrors::shapeOfCode),
                new CborProtocol(namespace, MetricErrors::shapeOfCode),
                QueryProtocol.of("http://monitoring.amazonaws.com/doc/2010-08-01/"));
    }

    private static Protocol sqs() {
        var json = JsonProtocol.of("1.0", "com.amazonaws.sqs").queryCompatible(SqsErrors::shapeOfCode);
        return new Negotiated(json, json, QueryProtocol.legacySqs());
    }

    private <C> void mount(
            String scope, String target, String version, Protocol protocol, Class<C> api, Supplier<C> client) {
        mount(
                api,
                Mount.of(scope, target, protocol, () -> new Served(scope, api, client.get()))
                        .withVersion(version));
    }

    private void mount(Class<?> api, Mount mount) {
        mounts.add(mount);
        scopes.put(api, mount.scope());
        byInterface.put(api, () -> mount.service().get().client());
    }

    /** Ends what was made: processes of functions do not outlive the shim. */
    @Override
    public void close() {
        mounts.forEach(Mount::close);
    }
}
