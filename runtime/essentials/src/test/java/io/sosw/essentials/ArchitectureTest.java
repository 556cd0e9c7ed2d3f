package io.sosw.essentials;

import io.sosw.house.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    @Test
    void neitherMavenNorTheLocalWorldIsSeen() {
        checkBan("this ships to Lambda", "io.sosw.essentials..", "org.apache.maven..", "io.sosw.local..");
    }
}
