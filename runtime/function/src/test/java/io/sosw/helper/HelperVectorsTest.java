package io.sosw.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What sosw 0.7.47 answered, given again by what docs/reference/helpers.md names, or different for a reason that {@link
 * Difference} gives. {@code -Dsosw.vectors=folder} takes other recorded answers.
 */
class HelperVectorsTest {
    static Stream<Vector> recorded() {
        return Vector.of("helpers.jsonl");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void answersAsRecordedOrForAReason(Vector call) {
        if (answersAsRecorded(call)) {
            return;
        }
        assertThat(Difference.ALL)
                .as("answered %s to %s", shown(call), call)
                .anyMatch(difference -> difference.explains(call));
    }

    /** A reason that is too wide would hide a mistake. */
    @Test
    void noMoreAnswersDifferThanTheReasonsSay() {
        var counts = recorded()
                .filter(call -> !answersAsRecorded(call))
                .collect(Collectors.groupingBy(
                        call -> Difference.ALL.stream()
                                .filter(difference -> difference.explains(call))
                                .findFirst()
                                .map(Difference::why)
                                .orElse(call.id()),
                        Collectors.counting()));
        if (System.getProperty("sosw.vectors") == null) {
            assertThat(counts).isEqualTo(Difference.ALL.stream().collect(Collectors.toMap(Difference::why, difference ->
                    (long) difference.how())));
        }
    }

    private static boolean answersAsRecorded(Vector call) {
        @Nullable Object answer;
        try {
            answer = Helpers.answer(call);
        } catch (Exception e) {
            return call.fails();
        }
        return !call.fails() && Objects.equals(meaning(call, answer), meaning(call, call.result()));
    }

    private static Object shown(Vector call) {
        try {
            return String.valueOf(Helpers.answer(call));
        } catch (Exception e) {
            return e;
        }
    }

    /** Numbers by value; where the recorded order depended on chance, lists as sets. */
    private static @Nullable Object meaning(Vector call, @Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        if (value instanceof List<?> list) {
            var all = list.stream().map(item -> meaning(call, item)).toList();
            return call.op().equals("recursive_update") ? new HashSet<>(all) : all;
        }
        if (value instanceof Map<?, ?> map) {
            var all = new HashMap<Object, @Nullable Object>();
            map.forEach((name, item) -> all.put(name, meaning(call, item)));
            return all;
        }
        return value;
    }
}
