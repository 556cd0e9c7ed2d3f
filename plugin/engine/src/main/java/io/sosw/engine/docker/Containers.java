package io.sosw.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import io.sosw.local.shim.Emulator;
import io.sosw.local.shim.ShimMain;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/** A project's containers, by Testcontainers. */
final class Containers {
    private static final Logger LOG = System.getLogger(Containers.class.getName());
    static final String LABEL = "sosw.project";
    private static final int AWS_PORT = 4566;
    private static final int SQL_PORT = 3306;
    private static final String PASSWORD = "password";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DockerPlan plan;
    private final Map<String, ProjectContainer> running = new LinkedHashMap<>();

    Containers(DockerPlan plan) {
        this.plan = plan;
        try {
            DockerClientFactory.instance().client();
        } catch (IllegalStateException | ServiceConfigurationError missing) { // the latter if DOCKER_HOST is no address
            throw noEngine(missing);
        }
        asTold(
                System.getenv("DOCKER_HOST"),
                DockerClientFactory.instance().getTransportConfig().getDockerHost());
    }

    /** Where the engine that was named does not answer, Testcontainers quietly takes another that does. */
    static void asTold(@Nullable String told, URI found) {
        if (told != null && !told.isBlank() && !URI.create(told.trim()).equals(found)) {
            throw new UserError(
                    "no Docker engine answers at " + told + " (environment variable DOCKER_HOST), only at " + found,
                    "start that one, or take the other: unset DOCKER_HOST.",
                    "docker-engine");
        }
    }

    static UserError noEngine(Throwable missing) {
        return new UserError(
                "no Docker engine answers: " + cause(missing),
                "start one (`docker info` must work), or leave -Dsosw.shim=docker out: the shim needs none.",
                "docker-engine",
                missing);
    }

    /** The emulator and, if wanted, the SQL server: those of before if they may be reused, else new ones. */
    Emulator start() {
        if (!plan.reuse()) {
            remove(List.of());
        }
        var aws = container(plan.image(), AWS_PORT, plan.port(), Ready.http());
        aws.withEnv(ShimMain.TEMPLATE, "none"); // should it be a shim: its own project's template is not wanted here
        start(aws, plan.image(), plan.port(), "-Dsosw.port");
        var sql = Optional.<String>empty();
        if (!plan.sqlImage().value().isEmpty()) {
            var server = container(plan.sqlImage(), SQL_PORT, plan.sqlPort(), Ready.sql(PASSWORD));
            server.withEnv(Map.of("MYSQL_ROOT_PASSWORD", PASSWORD, "MARIADB_ROOT_PASSWORD", PASSWORD));
            start(server, plan.sqlImage(), plan.sqlPort(), "-Dsosw.sqlPort");
            sql = Optional.of("mysql://root:" + PASSWORD + "@" + host(server) + ":" + server.getMappedPort(SQL_PORT));
        }
        remove(running.keySet()); // of other images than those that are wanted now
        return new Emulator(
                aws.getContainerId(), URI.create("http://" + host(aws) + ":" + aws.getMappedPort(AWS_PORT)), sql);
    }

    private ProjectContainer container(Setting image, int inside, int outside, WaitStrategy ready) {
        var container = new ProjectContainer(image.value());
        container.withExposedPorts(inside);
        container.withLabel(LABEL, plan.label());
        container.withReuse(plan.reuse());
        container.withCreateContainerCmdModifier(command -> publish(command, inside, outside));
        container.waitingFor(ready.withStartupTimeout(PATIENCE));
        return container;
    }

    /** On the loopback interface only, where the engine is on this machine. */
    private static void publish(CreateContainerCmd command, int inside, int outside) {
        var host = DockerClientFactory.instance().dockerHostIpAddress();
        boolean here = host.equals("localhost") || host.equals("127.0.0.1");
        var binding = new Ports.Binding(here ? "127.0.0.1" : null, outside == 0 ? null : Integer.toString(outside));
        Objects.requireNonNull(command.getHostConfig())
                .withPortBindings(new PortBinding(binding, ExposedPort.tcp(inside)));
    }

    private void start(ProjectContainer container, Setting image, int port, String portSetting) {
        Pulled.image(image);
        try {
            container.start();
            running.put(container.getContainerId(), container);
        } catch (ContainerLaunchException failed) {
            var told = notStarted(
                    image, port, portSetting, container.end().orElseGet(() -> cause(failed)) + container.said());
            told.addSuppressed(failed);
            throw told;
        }
    }

    /**
     * Looks whether all still run.
     *
     * @throws UserError if one has ended, which it does when it crashes or somebody stops it
     */
    void check() {
        for (var container : running.values()) {
            container.end().ifPresent(end -> {
                throw new UserError(
                        "the container of " + container.getDockerImageName() + " is no more: " + end + container.said(),
                        "start again: mvn sosw:shim -Dsosw.shim=docker.",
                        "docker-image");
            });
        }
    }

    static UserError notStarted(Setting image, int port, String portSetting, String cause) {
        if (cause.contains("address already in use") || cause.contains("port is already allocated")) {
            return new UserError(
                    "port " + port + " (" + portSetting + ") is taken: " + cause,
                    "end what listens there, or leave " + portSetting + " out for a free one.",
                    "docker-port");
        }
        return new UserError(
                "a container of " + image.value() + " (" + image.origin() + ") does not start: " + cause,
                "try it yourself (docker run " + image.value() + ") or name another one: -D" + image.name() + "=NAME.",
                "docker-image");
    }

    static String cause(Throwable failed) {
        var deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    /** In numbers, so that SDKs put bucket names into the path. */
    private static String host(ProjectContainer container) {
        var host = container.getHost();
        try {
            return host.equals("localhost")
                    ? "127.0.0.1"
                    : InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException unknown) {
            throw new UserError(
                    "the Docker engine's host " + host + " has no address",
                    "set TESTCONTAINERS_HOST_OVERRIDE to where its containers are reached.",
                    "docker-engine",
                    unknown);
        }
    }

    /** Ends the project's containers but some; tells how many. */
    int remove(Collection<String> but) {
        var client = DockerClientFactory.instance().client();
        var found =
                client
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of(LABEL, plan.label()))
                        .exec()
                        .stream()
                        .filter(container -> !but.contains(container.getId()))
                        .toList();
        found.forEach(container -> remove(client, container.getId()));
        return found.size();
    }

    private static void remove(DockerClient client, String container) {
        try {
            client.removeContainerCmd(container)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException another) {
            // Testcontainers ends its own containers when the JVM ends, at the same time as this process ends the
            // project's: the
            // engine answers 404 if they are gone and 409 if they are going. The JVM waits for both.
            LOG.log(Level.DEBUG, "container {0} is removed by another: {1}", container, another.getMessage());
        }
    }
}
