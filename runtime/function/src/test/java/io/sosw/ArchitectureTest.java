package io.sosw;

import io.sosw.house.ArchitectureRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    private static final String CONFIG = "io.sosw.config..";
    private static final String EVENT = "io.sosw.event..";
    private static final String FUNCTION = "io.sosw.function..";
    private static final String WRAPPER = "io.sosw.wrapper..";

    @Override
    protected Set<String> adapters() {
        return Set.of("io.sosw.time.SystemClock");
    }

    @Test
    void neitherSdkNorMavenIsSeen() {
        checkBan("a function runs anywhere", "io.sosw..", "software.amazon.awssdk..", "org.apache.maven..");
    }

    @Test
    void errorsAndJsonStandBelowEverything() {
        checkBan("error is the ground floor", "io.sosw.error..", "io.sosw.json..", CONFIG, EVENT, FUNCTION, WRAPPER);
        checkBan("json knows texts and numbers only", "io.sosw.json..", CONFIG, EVENT, FUNCTION, WRAPPER);
    }

    @Test
    void anAuthorsApiKnowsNoWrapper() {
        checkBan("config stands below the author's API", CONFIG, EVENT, FUNCTION, WRAPPER);
        checkBan("events stand below the author's API", EVENT, CONFIG, FUNCTION, WRAPPER);
        checkBan("run(event, context) knows nothing of where it runs", FUNCTION, WRAPPER);
    }
}
