package io.sosw.local.shim;

import io.sosw.local.cloudformation.LocalCloudFormation;
import io.sosw.local.provision.ProvisionedResource;
import io.sosw.local.sql.GivenServer;
import io.sosw.local.sql.MariaDb;
import io.sosw.local.sql.SqlOptions;
import io.sosw.local.sql.SqlServer;
import io.sosw.local.state.States;
import io.sosw.local.template.Template;
import io.sosw.local.world.World;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/**
 * Makes what the project's template says, as a stack of the local CloudFormation; asked again, it updates that stack to
 * what the template says by then.
 */
public final class TemplateProvisioning implements Provisioning {
    private static final String DATABASE = "AWS::RDS::DBInstance";

    private final Consumer<String> notes;
    private Optional<SqlOnDemand> sql = Optional.empty();
    private final Set<String> told = new HashSet<>();
    private Optional<Template> applied = Optional.empty();

    /**
     * @param notes told, a line each, what the template asks for and the shim does not have
     */
    public TemplateProvisioning(Consumer<String> notes) {
        this.notes = notes;
    }

    @Override
    public void prepare(LocalServices services, ShimOptions options) {
        server(options);
        applied = Optional.empty();
        services.register(SqlServer.class, () -> server(options).get());
    }

    @Override
    public void settle() {
        sql.ifPresent(SqlOnDemand::settle);
    }

    @Override
    public void still(Work work) throws IOException {
        if (sql.isPresent()) {
            sql.get().still(work);
        } else {
            work.run();
        }
    }

    private SqlOnDemand server(ShimOptions options) {
        var server = sql.orElseGet(() -> new SqlOnDemand(() -> sqlServer(options)));
        sql = Optional.of(server);
        return server;
    }

    @Override
    public void repeat(LocalServices services, String stack, String text) {
        apply(services, stack, Template.parse("of " + stack, text));
    }

    /** The template once more, while a deployment's functions stay; the first time in a shim's life, it alone. */
    private List<ProvisionedResource> apply(LocalServices services, String stack, Template template) {
        var cloudFormation = (LocalCloudFormation) services.get(CloudFormationClient.class);
        var made = applied.isEmpty()
                ? cloudFormation.apply(stack, template, Map.of())
                : cloudFormation.apply(stack, template, applied.get());
        applied = Optional.of(template);
        return made;
    }

    @Override
    public Provisioned provision(LocalServices services, World world, ShimOptions options) {
        var server = server(options);
        boolean first = applied.isEmpty();
        var file = options.templateFile();
        if (file.isEmpty()) {
            return new Provisioned(Map.of(), null, server);
        }
        try {
            var template = Template.read(file.get());
            if (template.resources().values().stream()
                    .anyMatch(each -> each.type().equals(DATABASE))) {
                server.get(); // starts while the others are made
            }
            var stack = stackName(options.projectDir());
            var cloudFormation = services.get(CloudFormationClient.class);
            var made = services.template(stack, template.text(), () -> apply(services, stack, template));
            note(cloudFormation, stack, this::tellOnce);
            return provisioned(made, server);
        } catch (RuntimeException e) {
            if (first) { // a later mistake must not cost the rows that are there
                server.close();
            }
            throw e;
        }
    }

    private void tellOnce(String note) {
        if (told.add(note)) {
            notes.accept(note);
        }
    }

    /** The project folder's name, as far as a stack can be called so. */
    public static String stackName(Path projectDir) {
        var name = String.valueOf(projectDir.getFileName()).replaceAll("[^A-Za-z0-9]+", "-");
        return name.matches("[A-Za-z].*") ? name : "project" + (name.startsWith("-") ? "" : "-") + name;
    }

    static Provisioned provisioned(List<ProvisionedResource> made, SqlOnDemand server) {
        return new Provisioned(resources(made), sql(made, server), server);
    }

    /** Tells what the template asks for and is not to be had. */
    static void note(CloudFormationClient cloudFormation, String stack, Consumer<String> notes) {
        for (var each : cloudFormation
                .describeStackResources(request -> request.stackName(stack))
                .stackResources()) {
            if (each.resourceStatusReason() != null
                    && each.resourceStatusAsString().endsWith("_COMPLETE")) {
                notes.accept(each.resourceType() + " " + each.logicalResourceId() + ": " + each.resourceStatusReason());
            }
        }
    }

    private static Map<String, EndpointFile.Resource> resources(List<ProvisionedResource> made) {
        var resources = new LinkedHashMap<String, EndpointFile.Resource>();
        for (var each : made) {
            var attributes = new TreeMap<String, String>();
            each.attributes().forEach((name, value) -> attributes.put(name, value.toString()));
            resources.put(each.logicalId(), new EndpointFile.Resource(each.type(), each.ref(), attributes));
        }
        return resources;
    }

    private static EndpointFile.@Nullable Sql sql(List<ProvisionedResource> made, SqlOnDemand server) {
        return made.stream()
                .filter(each -> each.type().equals(DATABASE))
                .findFirst()
                .map(each -> new EndpointFile.Sql(
                        server.get().host(),
                        server.get().port(),
                        server.get().login(),
                        server.get().password(),
                        each.properties().getOrDefault("DBName", "").toString()))
                .orElse(null);
    }

    private static SqlServer sqlServer(ShimOptions options) {
        var given = options.sqlServer();
        return given == null ? MariaDb.start(sqlOptions(options)) : GivenServer.at(given, options.schemaFolder());
    }

    private static SqlOptions sqlOptions(ShimOptions options) {
        var project = options.projectDir();
        var classpath = Optional.ofNullable(options.mariadbClasspath()).orElse("");
        return new SqlOptions(
                project.resolve(".sosw/shim"),
                new States(project.resolve(".sosw/shim"), options.persist())
                        .current()
                        .resolve("mariadb"),
                options.persist(),
                Path.of(System.getProperty("user.home"), ".cache", "sosw"),
                options.schemaFolder(),
                options.sqlPort(),
                Optional.ofNullable(options.mariadbHome()),
                Arrays.stream(classpath.split(File.pathSeparator))
                        .filter(path -> path.endsWith(".jar"))
                        .map(Path::of)
                        .filter(path -> String.valueOf(path.getFileName()).contains("-db-"))
                        .findFirst());
    }
}
