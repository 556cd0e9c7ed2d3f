package io.sosw.essentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.aws.task.MetaHandler;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.worker.AssistantLedger;
import io.sosw.worker.Worker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuntimeVectorsTest {
    static Stream<JsonNode> worker() {
        return Vectors.of("runtime", "worker.call", Set.of());
    }

    static Stream<JsonNode> meta() {
        // writing is switched off by giving no table
        return Vectors.of("runtime", "meta_handler.post", Set.of())
                .filter(vector -> vector.at("/ctx/config/write_meta_to_ddb").asBoolean(true));
    }

    /** The reports of the original, with the attempt added. */
    @ParameterizedTest
    @MethodSource
    void worker(JsonNode vector) throws Exception {
        var reports = new ArrayList<Report>();
        var assistant = vector.at("/ctx/config/sosw_worker_assistant_lambda").asText("");
        assistant = assistant.isEmpty() ? "sosw_worker_assistant" : assistant;
        var event = Vectors.map(vector.at("/args/0"));
        if (event.containsKey("task_id")) {
            event.put("labourer_id", "some_function");
            event.put("attempts", 1);
        }
        boolean fails = vector.at("/ctx/failed").asBoolean();
        var worker = new Worker(new AssistantLedger(new Recording(reports), assistant), () -> "execution");
        try {
            worker.run(event, () -> Vectors.map(vector.at("/ctx/stats")), () -> {
                if (fails) {
                    throw new IllegalStateException("failed");
                }
                return vector.at("/ctx/result").isMissingNode() ? null : Vectors.map(vector.at("/ctx/result"));
            });
        } catch (IllegalStateException e) {
            assertThat(fails).isTrue();
        }

        reports.removeIf(report -> report.event().get("action").equals("mark_task_as_started"));
        var expected = vector.at("/result/calls");
        assertThat(reports).as("%s", vector).hasSize(expected.size());
        for (int i = 0; i < reports.size(); i++) {
            var params = expected.get(i).get("params");
            assertThat(reports.get(i).function())
                    .isEqualTo(params.get("FunctionName").asText());
            var report = Vectors.MAPPER.readTree(Json.write(reports.get(i).event()));
            params.get("Payload")
                    .properties()
                    .forEach(member -> assertThat(report.get(member.getKey()))
                            .as("%s of %s", member.getKey(), vector)
                            .isEqualTo(member.getValue()));
        }
    }

    @ParameterizedTest
    @MethodSource
    void meta(JsonNode vector) {
        var workshop = new Workshop();
        var clock = Clock.fixed(Instant.parse(vector.get("now").asText()), ZoneOffset.UTC);
        var author = new MetaHandler.Author("autotest_function", "REQ-1", "2024/06/30/[$LATEST]abc");
        var meta = new MetaHandler(workshop.tables, Workshop.META, clock, author);
        var extra = new LinkedHashMap<>(Vectors.map(vector.get("kwargs")));
        var task = String.valueOf(extra.remove("task_id"));
        var action = String.valueOf(extra.remove("action"));
        if (vector.has("error")) {
            assertThatThrownBy(() -> meta.post(task, action, extra))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'author' of the audit trail comes from the invocation");
            return;
        }
        meta.post(task, action, extra);
        meta.flush();

        var item = vector.at("/result/calls/0/params/Item");
        var row = workshop.tables
                .scan(request -> request.tableName(Workshop.META))
                .items()
                .get(0);
        item.properties().forEach(member -> {
            var expected = member.getValue();
            if (expected.has("S")) {
                assertThat(row.get(member.getKey()).s())
                        .isEqualTo(expected.get("S").asText());
            } else if (expected.has("N")) {
                assertThat(row.get(member.getKey()).n())
                        .isEqualTo(expected.get("N").asText());
            } else {
                assertThat(row).as("structure is kept as JSON text").containsKey(member.getKey());
            }
        });
    }

    private record Report(String function, Map<String, Object> event) {}

    private record Recording(List<Report> reports) implements FunctionInvoker {
        @Override
        public Handover send(String function, Object payload) {
            throw new AssertionError("reports wait for their answer");
        }

        @Override
        public Answer call(String function, Object payload) {
            reports.add(new Report(function, Workshop.map(Json.write(payload))));
            return new Answer.Result("{\"recorded\": true}");
        }
    }
}
