package io.sosw.engine.docker;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until a container's server answers, for no longer than the container runs. Its port is open long before, and its
 * image may have no shell to ask.
 */
final class Ready extends AbstractWaitStrategy {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Probe probe;

    /** Fails as long as nobody answers. */
    private interface Probe {
        void ask(String host, int port) throws Exception;
    }

    private Ready(Probe probe) {
        this.probe = probe;
    }

    /** Any answer will do. */
    static Ready http() {
        var http = HttpClient.newBuilder().connectTimeout(SHORT).build();
        return new Ready((host, port) -> http.send(
                HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/"))
                        .timeout(SHORT)
                        .build(),
                BodyHandlers.discarding()));
    }

    /** Root is let in. */
    static Ready sql(String password) {
        return new Ready((host, port) -> {
            var address = "jdbc:mariadb://" + host + ":" + port + "/?connectTimeout=" + SHORT.toMillis()
                    + "&allowPublicKeyRetrieval=true";
            DriverManager.getConnection(address, "root", password).close();
        });
    }

    @Override
    protected void waitUntilReady() {
        var port = waitStrategyTarget.getLivenessCheckPortNumbers().iterator().next();
        var runs = Unreliables.retryUntilSuccess(
                (int) startupTimeout.toSeconds(),
                TimeUnit.SECONDS,
                () -> getRateLimiter().getWhenReady(() -> {
                    if (ProjectContainer.end(waitStrategyTarget).isPresent()) {
                        return false;
                    }
                    probe.ask(waitStrategyTarget.getHost(), port);
                    return true;
                }));
        if (!runs) {
            throw new ContainerLaunchException("it has ended");
        }
    }
}
