package io.sosw.essentials.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.essentials.Vectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the original makes of its settings: schemas, defaults of labourers, the order of sources. */
class SettingsVectorsTest {
    static Stream<JsonNode> schema() {
        // Q01, Q02: job_schema is the default variant, in SchedulerTest
        return Stream.of("scheduler.init", "scheduler.schema_after_event")
                .flatMap(op -> Vectors.of("chunking", op, Set.of("Q01", "Q02")))
                .filter(vector -> !wipedOut(vector));
    }

    static Stream<JsonNode> labourer() {
        // strict: here a setting is one of the known names, in SettingsSourcesTest
        return Vectors.of("ecology", "labourer.new", Set.of()).filter(vector -> !vector.has("error"));
    }

    static Stream<JsonNode> order() {
        // Q28 where shared settings and defaults disagree
        return Vectors.of("runtime", "processor.config", Set.of("Q28"));
    }

    /** Q02 without its tag: the schema is gone after the first event. */
    private static boolean wipedOut(JsonNode vector) {
        return vector.path("result").isArray()
                && vector.path("result").isEmpty()
                && !vector.at("/ctx/raw_config/job_schema").isMissingNode();
    }

    @ParameterizedTest
    @MethodSource
    void schema(JsonNode vector) {
        var context = vector.get("ctx");
        var settings = new LinkedHashMap<String, Object>(
                context.has("raw_config")
                        ? Vectors.map(Vectors.MAPPER.valueToTree(Vectors.value(context.get("raw_config"))))
                        : Map.of());
        if (context.has("chunkable_attrs")) {
            settings.put("job_schema", Map.of("chunkable_attrs", Vectors.names(context.get("chunkable_attrs"))));
        }
        var variants = new LinkedHashMap<String, Object>();
        context.path("job_schema_variants")
                .properties()
                .forEach(variant ->
                        variants.put(variant.getKey(), Map.of("chunkable_attrs", Vectors.names(variant.getValue()))));
        settings.putIfAbsent("job_schema_variants", variants);
        var name = vector.at("/args/0/job/job_schema_name").asText("default");
        if (vector.has("error")) {
            assertThatThrownBy(() -> assertThat(EssentialsSettings.of(settings).schemas())
                            .containsKey(name))
                    .as("%s", vector)
                    .isInstanceOfAny(IllegalArgumentException.class, AssertionError.class);
            return;
        }
        var expected = vector.get("result").has("chunkable_attrs")
                ? vector.get("result").get("chunkable_attrs")
                : vector.get("result");
        assertThat(EssentialsSettings.of(settings).schemas().get(name).attributes())
                .as("%s", vector)
                .isEqualTo(Vectors.names(expected));
    }

    @ParameterizedTest
    @MethodSource
    void labourer(JsonNode vector) {
        var own = Vectors.map(vector.get("kwargs"));
        own.keySet().removeAll(Set.of("id", "strict"));
        var id = vector.at("/kwargs/id").asText("nameless");

        var labourer = LabourerReader.read(id, Node.of(id, own), Node.of("", Map.of()));

        var expected = vector.get("result");
        assertThat(labourer.id()).isEqualTo(id);
        assertThat(labourer.arn()).isEqualTo(expected.path("arn").asText(id));
        assertThat(labourer.duration().toSeconds())
                .isEqualTo(expected.get("duration").asLong());
        assertThat(labourer.cooldown().toSeconds())
                .isEqualTo(expected.get("cooldown").asLong());
    }

    /** The order within lists is undefined in the original (Q29). */
    @ParameterizedTest
    @MethodSource
    void order(JsonNode vector) {
        SettingsSource defaults = function -> Vectors.map(vector.at("/args/1"));
        SettingsSource own = function -> object(vector.at("/ctx/config_table/fn_config"));
        SettingsSource custom = function -> object(vector.at("/args/2"));

        var merged = defaults.under(own).under(custom).load("fn");

        assertThat(sorted(Vectors.MAPPER.valueToTree(merged))).as("%s", vector).isEqualTo(sorted(vector.get("result")));
    }

    @Test
    void listsAreUnitedInTheirOrder_Q29() {
        var shared = Map.<String, Object>of("names", List.of("z", "b"));
        var own = Map.<String, Object>of("names", List.of("a", "b", "y"));

        assertThat(Merge.of(shared, own)).containsEntry("names", List.of("z", "b", "a", "y"));
    }

    private static Map<String, Object> object(JsonNode node) {
        return node.isObject() ? Vectors.map(node) : Map.of();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var texts = new ArrayList<String>();
            node.forEach(item -> texts.add(item.toString()));
            return Vectors.MAPPER.valueToTree(texts.stream().sorted().toList());
        }
        if (node.isObject()) {
            var members = new LinkedHashMap<String, JsonNode>();
            node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return Vectors.MAPPER.valueToTree(members);
        }
        return node;
    }
}
