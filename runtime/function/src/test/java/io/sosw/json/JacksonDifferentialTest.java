package io.sosw.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two readers and two writers that know nothing of each other agree on random documents; the seed is in the failure. */
class JacksonDifferentialTest {
    private static final int DOCUMENTS = 20_000;
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Test
    void bothReadWhatTheOtherHasWritten() throws JsonProcessingException {
        for (var seed = 0; seed < DOCUMENTS; seed++) {
            var value = new RandomJson(new SplittableRandom(seed)).value(5);
            assertThat(Json.parse(JACKSON.writeValueAsString(value)))
                    .as("ours of Jackson's, seed %d", seed)
                    .isEqualTo(value);
            assertThat(Json.toValue(JACKSON.readValue(Json.write(value), Object.class)))
                    .as("Jackson's of ours, seed %d", seed)
                    .isEqualTo(value);
            assertThat(Json.parse(Json.pretty(value)))
                    .as("pretty, seed %d", seed)
                    .isEqualTo(value);
        }
    }

    @Test
    void bothReadTheSameTextOrBothRefuseIt() {
        var refused = 0;
        for (var seed = 0; seed < DOCUMENTS; seed++) {
            var random = new SplittableRandom(seed);
            var text = new RandomJson(random).damaged(Json.write(new RandomJson(random).value(4)));
            var ours = ours(text);
            assertThat(ours).as("seed %d: %s", seed, text).isEqualTo(jacksons(text));
            refused += ours == Refused.REFUSED ? 1 : 0;
        }
        assertThat(refused).isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
    }

    private enum Refused {
        REFUSED
    }

    private static @Nullable Object ours(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException e) {
            return Refused.REFUSED;
        }
    }

    private static @Nullable Object jacksons(String text) {
        try {
            return Json.toValue(JACKSON.readValue(text, Object.class)); // an Integer is a Long to us
        } catch (JsonProcessingException | NumberFormatException e) { // the latter for exponents out of range
            return Refused.REFUSED;
        }
    }
}
