package io.sosw.engine.docker;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until an SQL server lets root in; its port is open long before, and its image may have no shell to ask. */
final class SqlAnswers extends AbstractWaitStrategy {
    private final String password;

    SqlAnswers(String password) {
        this.password = password;
    }

    @Override
    protected void waitUntilReady() {
        var port = waitStrategyTarget.getLivenessCheckPortNumbers().iterator().next();
        var address = "jdbc:mariadb://" + waitStrategyTarget.getHost() + ":" + port
                + "/?connectTimeout=1000&allowPublicKeyRetrieval=true";
        Unreliables.retryUntilSuccess(
                (int) startupTimeout.toSeconds(),
                TimeUnit.SECONDS,
                () -> getRateLimiter().getWhenReady(() -> connected(address)));
    }

    private boolean connected(String address) throws SQLException {
        try (var connection = DriverManager.getConnection(address, "root", password)) {
            return connection.isValid(1);
        }
    }
}
