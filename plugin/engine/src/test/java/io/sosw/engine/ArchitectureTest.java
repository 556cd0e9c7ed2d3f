package io.sosw.engine;

import io.sosw.house.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    @Test
    void mavenIsNotSeen() {
        checkBan("engines are plain Java, tested without Maven", "io.sosw.engine..", "org.apache.maven..");
    }
}
