package io.sosw.essentials.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sosw.essentials.Vectors;
import io.sosw.essentials.scheduler.JobSchema.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkingVectorsTest {
    /** Defects of the original that are mended here, each with a test in {@link JobChunkerTest}. */
    static final Set<String> MENDED = Set.of("Q03", "Q04", "Q05", "Q53", "Q54", "Q55", "Q57", "Q58");

    static Stream<JsonNode> chunkJob() {
        return Vectors.of("chunking", "scheduler.chunk_job", MENDED);
    }

    static Stream<JsonNode> constructJobData() {
        return Vectors.of("chunking", "scheduler.construct_job_data", MENDED);
    }

    static Stream<JsonNode> parseJobToRows() {
        return Vectors.of("chunking", "scheduler.parse_job_to_rows", MENDED);
    }

    static Stream<JsonNode> chunkDates() {
        return Vectors.of("dates", "scheduler.chunk_dates", Set.of());
    }

    static Stream<JsonNode> needsChunking() {
        return Vectors.of("chunking", "scheduler.needs_chunking", MENDED);
    }

    @ParameterizedTest
    @MethodSource
    void needsChunking(JsonNode vector) {
        var levels = schema(vector).levels();
        var name = vector.at("/args/0").asText();
        var depth = levels.stream().map(Level::singular).toList().indexOf(name.replaceAll("s+$", ""));
        var data = Vectors.map(vector.at("/args/1"));
        assertThat(depth >= 0 && new IsolationCheck(levels).needed(depth, data, Map.of()))
                .as("%s", vector)
                .isEqualTo(vector.get("result").asBoolean());
    }

    @ParameterizedTest
    @MethodSource
    void chunkJob(JsonNode vector) {
        var job = argument(vector, "job", 0);
        var skeleton = argument(vector, "skeleton", 1);
        var tasks = new ArrayList<Map<String, Object>>();
        verify(vector, tasks, () -> new AttributeChunker(schema(vector).levels(), tasks::add).chunk(job, skeleton));
    }

    @ParameterizedTest
    @MethodSource
    void constructJobData(JsonNode vector) {
        var tasks = new ArrayList<Map<String, Object>>();
        verify(
                vector,
                tasks,
                () -> chunker(vector).chunk(argument(vector, "job", 0), argument(vector, "skeleton", 1), tasks::add));
    }

    @ParameterizedTest
    @MethodSource
    void parseJobToRows(JsonNode vector) {
        var job = argument(vector, "job", 0);
        var labourer = job.remove("lambda_name");
        var tasks = new ArrayList<Map<String, Object>>();
        verify(vector, tasks, () -> chunker(vector).chunk(job, String.valueOf(labourer), tasks::add));
    }

    @ParameterizedTest
    @MethodSource
    void chunkDates(JsonNode vector) {
        var tasks = new ArrayList<Map<String, Object>>();
        verify(
                vector,
                tasks,
                () -> chunker(vector)
                        .chunkDates(argument(vector, "job", 0), argument(vector, "skeleton", 1), tasks::add));
    }

    private static void verify(JsonNode vector, List<Map<String, Object>> tasks, Runnable work) {
        var thrown = catchThrowable(work::run);
        if (vector.has("error")) {
            assertThat(thrown).as("%s", vector).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        assertThat(thrown).as("%s", vector).isNull();
        var expected = new ArrayList<JsonNode>();
        vector.get("result").forEach(expected::add);
        var actual = new ArrayList<JsonNode>();
        tasks.forEach(task -> actual.add(Vectors.MAPPER.valueToTree(task)));
        if (vector.has("unordered")) {
            assertThat(actual).as("%s", vector.get("id")).containsExactlyInAnyOrderElementsOf(expected);
        } else {
            assertThat(actual).as("%s", vector.get("id")).containsExactlyElementsOf(expected);
        }
    }

    private static JobChunker chunker(JsonNode vector) {
        var clock = Clock.fixed(Instant.parse(vector.get("now").asText()), ZoneOffset.UTC);
        var custom = new HashMap<String, Function<LocalDate, List<LocalDate>>>();
        for (var name : Vectors.names(vector.path("ctx").path("custom_period_patterns"))) {
            var method = vector.at("/ctx/custom_methods/" + name);
            if (method.isMissingNode()) {
                continue;
            }
            var dates = Vectors.names(method);
            custom.put(name, today -> dates.stream().map(LocalDate::parse).toList());
        }
        return new JobChunker(schema(vector), new Periods(clock, custom));
    }

    private static JobSchema schema(JsonNode vector) {
        return new JobSchema(Vectors.names(vector.path("ctx").path("chunkable_attrs")));
    }

    private static Map<String, Object> argument(JsonNode vector, String name, int position) {
        var byName = vector.path("kwargs").path(name);
        var node = byName instanceof ObjectNode ? byName : vector.path("args").path(position);
        return node instanceof ObjectNode ? Vectors.map(node) : new HashMap<>();
    }
}
