package io.sosw.maven;

import io.sosw.engine.deploy.DeployPlan;
import io.sosw.engine.run.Deployer;
import io.sosw.engine.run.Isolated;
import io.sosw.engine.run.Jvm;
import io.sosw.engine.run.OwnJvm;
import io.sosw.engine.run.SharedClasses;
import io.sosw.engine.run.ShimEndpoint;
import io.sosw.engine.run.ShimProcess;
import io.sosw.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals around a deployed stack share: the environment, and a process with the AWS SDK that does the work. */
abstract class DeployGoal extends ZipGoal {
    private static final String MAIN = "io.sosw.engine.deploy.DeployMain";
    private static final String DEPLOYER = "io.sosw.engine.deploy.PlannedDeployer";
    private static final String LOCAL = "local";
    private static final int HEAP_MEGABYTES = 192;

    /** The environment: env/NAME.yml says what is different in it. */
    @Parameter(property = "sosw.env", defaultValue = LOCAL)
    private @Nullable String env;

    /** The stack's name, instead of the one that env/NAME.yml or the artifact's id gives. */
    @Parameter(property = "sosw.stack")
    private @Nullable String stack;

    /** The only account that may be deployed to, twelve digits; env/NAME.yml usually says it. */
    @Parameter(property = "sosw.account")
    private @Nullable String account;

    /** The region of the stack; env/NAME.yml usually says it. */
    @Parameter(property = "sosw.region")
    private @Nullable String region;

    /** The bucket that takes the artefacts; made when it is missing. */
    @Parameter(property = "sosw.bucket")
    private @Nullable String bucket;

    /** Parts that are stacks of their own, or all: layer, queue (what the template declares), container, lambda. */
    @Parameter(property = "sosw.target")
    private @Nullable String target;

    /** What functions run from on Lambda: zip, or image, which package-image has pushed to a registry. */
    @Parameter(property = "sosw.packageType")
    private @Nullable String packageType;

    /** Answers the goal's questions; pipelines need it for undeploy and rollback, which do not ask about local. */
    @Parameter(property = "sosw.yes")
    private @Nullable String yes;

    /** Adds what the pom gives to settings of one goal alone. */
    void further(PomValues pom) {}

    private PomValues pom() {
        var pom = new PomValues()
                .add("sosw.env", env)
                .add("sosw.stack", stack)
                .add("sosw.account", account)
                .add("sosw.region", region)
                .add("sosw.bucket", bucket)
                .add("sosw.target", target)
                .add("sosw.packageType", packageType)
                .add("sosw.yes", yes)
                .add("sosw.json", jsonInPom());
        further(pom);
        return pom;
    }

    final void work(String command) throws IOException, InterruptedException, MojoFailureException {
        var file = planned(command);
        var classPath = engineClassPath();
        var shared = new SharedClasses(Files.createDirectories(cache()), "deploy", classPath);
        int code = new OwnJvm(Jvm.current(HEAP_MEGABYTES, shared.flags()), classPath, directory())
                .run(MAIN, List.of(file.toString()));
        shared.keep();
        if (code != 0) {
            throw new MojoFailureException(
                    "sosw:" + command + " has not done its work; what it printed above says why");
        }
    }

    /** The file of the plan. */
    final Path planned(String command) throws IOException, InterruptedException {
        Files.createDirectories(output());
        var file = output().resolve(command + "-plan.json");
        return Files.writeString(file, Json.pretty(deployPlan(command, endpoint(command))));
    }

    /** Works within Maven, where it stays warm. */
    final Deployer deployer() throws IOException {
        var closure = engineClassPath().stream().map(Path::of).toList();
        return Isolated.load(closure, DEPLOYER, Deployer.class);
    }

    /** Says what is different in the environment. */
    final Path environmentFile() {
        var name = settings().text("sosw.env", env, LOCAL).value();
        return directory().resolve("env").resolve(name + ".yml");
    }

    private DeployPlan deployPlan(String command, Optional<String> endpoint) {
        var defaults = defaults();
        Map<String, String> typed = settings().commandLine().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("sosw."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new DeployPlan(
                command,
                mavenProject().getArtifactId(),
                directory().toString(),
                output().toString(),
                defaults.memory(),
                defaults.timeout(),
                typed,
                pom().all(),
                endpoint);
    }

    /** The project's shim for the environment local: the running one, or to deploy to one that is started and stays. */
    private Optional<String> endpoint(String command) throws IOException, InterruptedException {
        if (command.equals("template")
                || !settings().text("sosw.env", env, LOCAL).value().equals(LOCAL)) {
            return Optional.empty();
        }
        if (!command.equals("deploy")) {
            return Optional.of(folder().require("nothing is deployed to the environment local")
                    .endpoint());
        }
        var started = new ShimProcess(folder(), shimJvm(), console()).ensure(this::plan);
        ShimEndpoint shim = started.endpoint();
        if (!started.reused()) {
            console().line("The shim is ready at " + shim.endpoint() + "; mvn sosw:shim-stop ends it.");
        }
        return Optional.of(shim.endpoint());
    }
}
