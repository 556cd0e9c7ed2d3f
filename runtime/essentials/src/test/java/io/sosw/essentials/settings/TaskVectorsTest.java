package io.sosw.essentials.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.essentials.Vectors;
import io.sosw.essentials.labourer.Labourer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the original makes of a labourer's settings, and what follows from them for a task that expired. */
class TaskVectorsTest {
    static Stream<JsonNode> shouldRetry() {
        return Vectors.of("task", "scavenger.should_retry_task", Set.of());
    }

    static Stream<JsonNode> delay() {
        return Vectors.of("task", "scavenger.calculate_delay_for_task_retry", Set.of());
    }

    static Stream<JsonNode> register() {
        // Q10: a labourer's own duration and cooldown are refused by the original
        return Vectors.of("task", "task.register_labourers", Set.of("Q10"));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRetry(JsonNode vector) {
        int attempts = vector.at("/args/0/attempts").asInt();
        assertThat(attempts < labourer(vector, "some_function").maxAttempts())
                .isEqualTo(vector.get("result").asBoolean());
    }

    @ParameterizedTest
    @MethodSource
    void delay(JsonNode vector) {
        var delay = labourer(vector, "some_function")
                .backoff()
                .after(vector.at("/args/0/attempts").asInt(), new Random(1));
        assertThat(delay).isEqualTo(Duration.ofSeconds(vector.get("result").asLong()));
    }

    @ParameterizedTest
    @MethodSource
    void register(JsonNode vector) {
        if (vector.has("error")) {
            assertThat(settings(vector).faulty()).as("%s", vector).isNotEmpty();
            return;
        }
        vector.at("/result/labourers").forEach(expected -> {
            var labourer = labourer(vector, expected.get("id").asText());
            assertThat(labourer.arn()).isEqualTo(expected.path("arn").asText(labourer.id()));
            assertThat(labourer.maxAttempts())
                    .isEqualTo(expected.get("max_attempts").asInt());
            assertThat(labourer.maxSimultaneousInvocations())
                    .isEqualTo(expected.get("max_simultaneous_invocations").asInt());
            assertThat(labourer.cooldown().toSeconds())
                    .isEqualTo(expected.get("cooldown").asLong());
        });
    }

    private static Labourer labourer(JsonNode vector, String id) {
        var labourer = settings(vector).labourers().get(id);
        assertThat(labourer).as("%s of %s", id, vector).isNotNull();
        return labourer;
    }

    /** The original asks Lambda for the timeout; here it stands in the settings. */
    private static EssentialsSettings settings(JsonNode vector) {
        var labourers = new LinkedHashMap<String, Object>();
        var given = vector.at("/ctx/labourers");
        if (given.isMissingNode()) {
            labourers.put(
                    "some_function", Map.of("arn", "arn:aws:lambda:us-west-2:000000000000:function:some_function"));
        } else {
            labourers.putAll(Vectors.map(given));
        }
        var timeout = vector.at("/ctx/lambda_timeout").asInt(300);
        labourers.replaceAll((id, value) -> {
            var own = new LinkedHashMap<String, Object>(Node.of(id, value).values());
            own.putIfAbsent("max_duration", timeout);
            return own;
        });
        var merged = new LinkedHashMap<String, Object>(
                vector.has("ctx")
                        ? Node.of("", Vectors.value(vector.at("/ctx/task_config")))
                                .values()
                        : Map.of());
        merged.put("labourers", labourers);
        merged.put("backoff", Map.of("type", "linear"));
        return EssentialsSettings.of(merged);
    }
}
