package io.sosw.aws;

import io.sosw.house.ArchitectureRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected Set<String> adapters() {
        return Set.of("io.sosw.aws.task.TableWorker");
    }

    @Test
    void neitherMavenNorTheLocalWorldIsSeen() {
        checkBan("this ships to Lambda", "io.sosw.aws..", "org.apache.maven..", "io.sosw.local..");
    }

    @Test
    void oneHttpClientIsEnough() {
        checkBan(
                "url-connection-client is the smallest and the default",
                "io.sosw.aws..",
                "software.amazon.awssdk.http.apache..",
                "software.amazon.awssdk.http.nio..");
    }
}
