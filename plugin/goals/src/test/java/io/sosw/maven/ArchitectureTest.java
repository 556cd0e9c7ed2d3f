package io.sosw.maven;

import io.sosw.house.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    @Test
    void theSdkIsNotSeen() {
        checkBan(
                "SDK classes in the plugin's realm cost 0.15 s a start", "io.sosw.maven..", "software.amazon.awssdk..");
    }

    @Test
    void aGoalWorksThroughTheEngine() {
        checkBan("a goal converts, calls one engine and renders", "io.sosw.maven..", "io.sosw.local..");
    }
}
