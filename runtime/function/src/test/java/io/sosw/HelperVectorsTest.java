package io.sosw;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.config.DeepMerge;
import io.sosw.event.Unwrapping;
import io.sosw.json.Json;
import io.sosw.stats.Stats;
import io.sosw.time.PassingTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sosw 0.7.47 answered, and what docs/reference/helpers.md names instead; see vectors/NOTICE. */
class HelperVectorsTest {
    private static Stream<Map<String, Object>> of(String op, String... without) {
        try (var in = Objects.requireNonNull(HelperVectorsTest.class.getResourceAsStream("/vectors/helpers.jsonl"))) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .map(line -> object(Json.parse(line)))
                    .filter(vector -> vector.get("op").equals(op))
                    .filter(vector -> !Set.of(without).contains(vector.get("id")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Map<String, Object>> merges() {
        // Python's tuples, sets, flags that equal numbers, keys that are no text; a null above gives way to an object;
        // lists of lists are concatenated with their doubles
        return of(
                "helpers.recursive_update",
                "helpers-0502",
                "helpers-0503",
                "helpers-0514",
                "helpers-0518",
                "helpers-0519",
                "helpers-0522",
                "helpers-0525");
    }

    @ParameterizedTest
    @MethodSource("merges")
    void objectsAreMergedDeeply(Map<String, Object> vector) {
        var merged = DeepMerge.of(object(argument(vector, 0)), object(argument(vector, 1)));
        assertThat(unordered(merged)).isEqualTo(unordered(vector.get("result")));
    }

    static Stream<Map<String, Object>> events() {
        // an envelope counts as one here only with all that AWS writes into it: messageId, Type, source
        return of(
                "helpers.unwrap_event_recursively",
                "helpers-0560",
                "helpers-0564",
                "helpers-0568",
                "helpers-0572",
                "helpers-0612",
                "helpers-0628",
                "helpers-0632",
                "helpers-0636",
                "helpers-0652",
                "helpers-0654",
                "helpers-0655");
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsNoEnvelopeIsLeftAlone(Map<String, Object> vector) {
        var units = Unwrapping.unwrap(argument(vector, 0), Object.class).units();
        assertThat(units.stream().map(unit -> unit.event()).toList()).isEqualTo(vector.get("result"));
    }

    static Stream<Map<String, Object>> lists() {
        return of("helpers.chunks", "helpers-0063", "helpers-0065", "helpers-0066");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void chunks(Map<String, Object> vector) {
        var all = (List<?>) argument(vector, 0);
        var size = ((Number) argument(vector, 1)).intValue();
        var chunks = new ArrayList<List<?>>();
        for (var i = 0; i < all.size(); i += size) {
            chunks.add(all.subList(i, Math.min(i + size, all.size())));
        }
        assertThat(chunks).isEqualTo(vector.get("result"));
    }

    static Stream<Map<String, Object>> texts() {
        return of("helpers.small_int_from_string").filter(vector -> !vector.containsKey("error"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aSmallNumberOfAText(Map<String, Object> vector) throws Exception {
        var bytes = argument(vector, 0).toString().getBytes(StandardCharsets.UTF_8);
        var digits = ((Number) argument(vector, 1)).intValue();
        var number = new BigInteger(1, MessageDigest.getInstance("MD5").digest(bytes)).mod(BigInteger.TEN.pow(digits));
        assertThat(number).isEqualTo(new BigInteger(vector.get("result").toString()));
    }

    static Stream<Map<String, Object>> sentences() {
        return of("helpers.convert_string_to_words").filter(vector -> !vector.containsKey("error"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void words(Map<String, Object> vector) {
        var text = argument(vector, 0).toString();
        assertThat(text.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s,]+", ","))
                .isEqualTo(vector.get("result"));
    }

    static Stream<Map<String, Object>> invocations() {
        return of("processor.reset_stats");
    }

    @ParameterizedTest
    @MethodSource("invocations")
    void statsOfAnInvocationEndInTotals(Map<String, Object> vector) {
        var stats = new Stats(new PassingTime(), Set.of("life"));
        var results = (List<?>) vector.get("result");
        var given = (List<?>) argument(vector, 0);
        for (var i = 0; i < given.size(); i++) {
            object(given.get(i)).forEach((name, value) -> stats.add(name, ((Number) value).doubleValue()));
            stats.reset();
            assertThat(stats.values()).isEqualTo(results.get(i));
        }
    }

    private static Object argument(Map<String, Object> vector, int index) {
        return ((List<?>) vector.get("args")).get(index);
    }

    private static Object unordered(Object value) {
        if (value instanceof List<?> list) {
            var all = new HashSet<>();
            list.forEach(item -> all.add(unordered(item)));
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            var all = new HashMap<Object, Object>();
            map.forEach((name, item) -> all.put(name, unordered(item)));
            return all;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
