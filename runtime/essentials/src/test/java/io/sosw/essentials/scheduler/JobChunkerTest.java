package io.sosw.essentials.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.essentials.Vectors;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where we answer better than the original; the ids are those of docs/sosw-differences.md. */
class JobChunkerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2019-01-31T12:34:56Z"), ZoneOffset.UTC);

    @Test
    void calendarChunkingAloneWorks_Q03() {
        assertThat(chunk(List.of("region"), """
                {"period": "last_2_days", "isolate_days": true, "note": 1}"""))
                .containsExactly(
                        Map.of("note", 1, "date_list", List.of("2019-01-29"), "labourer_id", "f"),
                        Map.of("note", 1, "date_list", List.of("2019-01-30"), "labourer_id", "f"));
    }

    @Test
    void anAttributeInTheSingularIsChunkedOnce_Q04() {
        assertThat(chunk(List.of("region"), """
                {"region": ["a", "b"], "isolate_regions": true}"""))
                .containsExactly(
                        Map.of("isolate_regions", true, "regions", List.of("a"), "labourer_id", "f"),
                        Map.of("isolate_regions", true, "regions", List.of("b"), "labourer_id", "f"));
    }

    @Test
    void valuesUnderBothNamesAreChunkedTogether_Q04() {
        assertThat(chunk(List.of("region"), """
                {"regions": ["a"], "region": "b", "isolate_regions": true}"""))
                .extracting(task -> task.get("regions"))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void aFlatListAboveAnotherLevelIsPlainValues_Q05() {
        assertThat(chunk(List.of("region", "site"), """
                {"regions": ["a", "b"]}"""))
                .containsExactly(Map.of("regions", List.of("a", "b"), "labourer_id", "f"));
    }

    @Test
    void aNegativeBatchIsRefusedWithItsPath_Q53() {
        assertThatThrownBy(() -> chunk(List.of("region", "site"), """
                {"regions": {"north": {"sites": ["x"], "max_sites_per_batch": -1}}}"""))
                .isInstanceOf(InvalidJob.class)
                .hasMessage(
                        "At /regions/north/max_sites_per_batch: -1 would leave every value out; use a positive number");
    }

    @Test
    void aBatchThatIsNoNumberIsRefusedWithItsPath() {
        assertThatThrownBy(() -> chunk(List.of("region"), """
                {"regions": ["a"], "max_regions_per_batch": "many"}"""))
                .isInstanceOf(InvalidJob.class)
                .hasMessage("At /max_regions_per_batch: 'many' is not a number");
    }

    @Test
    void aLevelThatStaysTogetherKeepsItsOtherKeys_Q54() {
        assertThat(chunk(List.of("region", "site"), """
                {"regions": {"north": {"sites": {"a": null, "b": null}, "note": 5}}, "isolate_regions": true}"""))
                .extracting(task -> task.get("sites"), task -> task.get("note"))
                .containsExactly(tuple(List.of("a", "b"), 5));
    }

    @Test
    void aMapWithOneKeyIsAMap_Q55() {
        assertThat(chunk(List.of("region"), """
                {"regions": {"a": {"custom": 1}}}"""))
                .containsExactly(Map.of("regions", Map.of("a", Map.of("custom", 1)), "labourer_id", "f"));
    }

    @Test
    void aJobMayBeginAtAnInnerAttribute_Q57() {
        assertThat(chunk(List.of("region", "site"), """
                {"isolate_sites": true, "sites": ["x", "y"]}"""))
                .extracting(task -> task.get("sites"))
                .containsExactly(List.of("x"), List.of("y"));
    }

    @Test
    void theSingularSettingSetsTheBatchToo_Q58() {
        assertThat(chunk(List.of("device"), """
                {"devices": [1, 2, 3], "max_device_per_batch": 2}"""))
                .extracting(task -> task.get("devices"))
                .containsExactly(List.of(1, 2), List.of(3));
    }

    @Test
    void anUnknownPeriodListsThePeriods() {
        assertThatThrownBy(() -> chunk(List.of(), """
                {"period": "whenever"}"""))
                .isInstanceOf(InvalidJob.class)
                .hasMessageContaining("'whenever' is not supported; use one of [last_X_days, X_days_back");
    }

    @Test
    void withoutAttributesAJobIsOneTask_Q02() {
        assertThat(chunk(List.of(), """
                {"a": 1}""")).containsExactly(Map.of("a", 1, "labourer_id", "f"));
    }

    private static List<Map<String, Object>> chunk(List<String> attributes, String job) {
        var tasks = new ArrayList<Map<String, Object>>();
        new JobChunker(new JobSchema(attributes), new Periods(CLOCK)).chunk(Vectors.map(read(job)), "f", tasks::add);
        return tasks;
    }

    private static JsonNode read(String json) {
        try {
            return Vectors.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
