package io.sosw.essentials.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sosw.essentials.Vectors;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodVectorsTest {
    private static final Map<String, Period> OPERATIONS = Map.of(
            "last_x_days", Period.LAST_DAYS,
            "x_days_back", Period.DAYS_BACK,
            "yesterday", Period.YESTERDAY,
            "today", Period.TODAY,
            "previous_x_days", Period.PREVIOUS_DAYS,
            "last_week", Period.LAST_WEEK);

    static Stream<JsonNode> vectors() {
        return OPERATIONS.keySet().stream().flatMap(op -> Vectors.of("dates", "scheduler." + op, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aPeriodHasTheDatesOfTheOriginal(JsonNode vector) {
        var period = OPERATIONS.get(vector.get("op").asText().substring("scheduler.".length()));
        var text = vector.at("/args/0").asText(vector.get("op").asText().substring("scheduler.".length()));
        var today = LocalDate.parse(vector.get("now").asText().substring(0, 10));
        if (vector.has("error")) {
            assertThatThrownBy(() -> period.datesOf(text, today)).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(period.datesOf(text, today))
                    .as("%s", vector)
                    .extracting(LocalDate::toString)
                    .isEqualTo(Vectors.names(vector.get("result")));
        }
    }
}
