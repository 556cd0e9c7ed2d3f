package io.sosw.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class DockerConditionTest {
    private static final Map<String, String> CI = Map.of("SOSW_REQUIRE_DOCKER", "1");

    @Test
    void withoutAnEngineTheTestIsSkippedWithTheReason() {
        var decision = decide(Map.of(), false);
        assertThat(decision.disabled()).isTrue();
        assertThat(decision.reason()).isEqualTo("no Docker engine answers `docker info`");
    }

    @Test
    void withAnEngineTheTestRuns() {
        assertThat(decide(Map.of(), true).disabled()).isFalse();
    }

    @Test
    void whereDockerIsRequiredTheTestRunsAndFailsWithoutAnEngine() {
        assertThat(decide(CI, false).disabled()).isFalse();
    }

    private static Decision decide(Map<String, String> environment, boolean engine) {
        ExtensionContext unused = null;
        var result = new DockerCondition(environment, () -> engine).evaluateExecutionCondition(unused);
        return new Decision(result.isDisabled(), result.getReason().orElseThrow());
    }

    private record Decision(boolean disabled, String reason) {}
}
