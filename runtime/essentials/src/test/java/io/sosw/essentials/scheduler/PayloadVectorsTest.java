package io.sosw.essentials.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.essentials.Vectors;
import io.sosw.json.Json;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadVectorsTest {
    static Stream<JsonNode> construct() {
        return Vectors.of("task", "task.construct_payload_for_task", Set.of());
    }

    static Stream<JsonNode> create() {
        // keys of a job that are fields of the task stay in the payload here, Q52: SchedulerTest
        return Vectors.of("task", "task.create_task", Set.of())
                .filter(vector -> !vector.has("error"))
                .filter(vector ->
                        Set.of("greenfield", "attempts", "created_at", "task_id", "strict", "labourer_id").stream()
                                .noneMatch(vector.get("kwargs")::has));
    }

    @ParameterizedTest
    @MethodSource
    void construct(JsonNode vector) throws Exception {
        var chunk = Vectors.map(vector.get("kwargs"));
        if (vector.has("error")) {
            assertThatThrownBy(() -> TaskPayload.of(chunk))
                    .isInstanceOf(InvalidJob.class)
                    .hasMessageStartingWith("At payload: ");
            return;
        }
        assertThat(Vectors.MAPPER.readTree(Json.write(TaskPayload.of(chunk)))).isEqualTo(vector.get("result"));
    }

    @ParameterizedTest
    @MethodSource
    void create(JsonNode vector) throws Exception {
        var chunk = Vectors.map(vector.get("kwargs"));
        assertThat(Vectors.MAPPER.readTree(Json.write(TaskPayload.of(chunk))))
                .as("%s", vector)
                .isEqualTo(Vectors.MAPPER.readTree(
                        vector.at("/result/returned/payload").asText()));
    }
}
