package io.sosw.essentials;

import io.sosw.house.ArchitectureRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected Set<String> adapters() {
        return Set.of("io.sosw.essentials.EssentialsAdapters");
    }

    @Test
    void neitherMavenNorTheLocalWorldIsSeen() {
        checkBan("this ships to Lambda", "io.sosw.essentials..", "org.apache.maven..", "io.sosw.local..");
    }
}
