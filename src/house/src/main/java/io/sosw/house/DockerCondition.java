package io.sosw.house;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsDocker}. */
final class DockerCondition implements ExecutionCondition {
    private final Map<String, String> environment;
    private final BooleanSupplier engine;

    /** For JUnit. */
    DockerCondition() {
        this(System.getenv(), DockerCondition::anEngineAnswers);
    }

    DockerCondition(Map<String, String> environment, BooleanSupplier engine) {
        this.environment = environment;
        this.engine = engine;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if ("1".equals(environment.get("SOSW_REQUIRE_DOCKER"))) {
            return ConditionEvaluationResult.enabled("SOSW_REQUIRE_DOCKER=1");
        }
        return engine.getAsBoolean()
                ? ConditionEvaluationResult.enabled("docker info answers")
                : ConditionEvaluationResult.disabled("no Docker engine answers `docker info`");
    }

    private static boolean anEngineAnswers() {
        try {
            var asked = new ProcessBuilder("docker", "info")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (asked.waitFor(10, TimeUnit.SECONDS)) {
                return asked.exitValue() == 0;
            }
            asked.destroyForcibly();
            return false;
        } catch (IOException noDockerCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
