package io.sosw.local;

import io.sosw.house.ArchitectureRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected Set<String> adapters() {
        return Set.of(
                "io.sosw.local.world.ThreadTimers",
                "io.sosw.local.junit.LocalWorld",
                "io.sosw.local.reload.ReloadMain");
    }

    @Test
    void neitherMavenNorOurOwnAdaptersAreSeen() {
        checkBan("the shim answers every client", "io.sosw.local..", "org.apache.maven..", "io.sosw.aws..");
    }

    @Test
    void theWorldKnowsNoServiceInIt() {
        checkBan(
                "services meet through the world, not in it",
                "io.sosw.local.world..",
                "io.sosw.local.wire..",
                "io.sosw.local.shim..",
                "io.sosw.local.sqs..",
                "io.sosw.local.s3..");
    }
}
