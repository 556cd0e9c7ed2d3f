package io.sosw.wrapper.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of Lambda's success and failure conditions, through the poller. */
class BatchAnswerTest {

    static List<Arguments> answers() {
        return List.of(
                Arguments.of("null", List.of()),
                Arguments.of("{}", List.of()),
                Arguments.of("{\"batchItemFailures\":null}", List.of()),
                Arguments.of("{\"batchItemFailures\":[]}", List.of()),
                Arguments.of("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}", List.of("m2")),
                Arguments.of("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}", List.of("m1", "m2")),
                Arguments.of("{\"batchItemFailures\":[{\"itemIdentifier\":null}]}", List.of("m1", "m2")),
                Arguments.of("{\"batchItemFailures\":[{\"id\":\"m2\"}]}", List.of("m1", "m2")),
                Arguments.of("{\"batchItemFailures\":[{\"itemIdentifier\":\"nope\"}]}", List.of("m1", "m2")),
                Arguments.of("{\"batchItemFailures\":[\"m2\"]}", List.of("m1", "m2")),
                Arguments.of("{\"batchItemFailures\":7}", List.of("m1", "m2")),
                Arguments.of("[1]", List.of("m1", "m2")),
                Arguments.of("\"done\"", List.of("m1", "m2")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerLeavesTheMessagesThatLambdaWouldLeave(String answer, List<String> left) {
        var bench = new Bench();
        bench.queue.send("a", "b");
        var report = bench.run((event, invocation) -> Json.parse(answer), "--once");
        assertThat(bench.queue.left()).isEqualTo(left);
        assertThat(report.failed()).isEqualTo(left.size());
        assertThat(report.handled()).isEqualTo(2 - left.size());
    }
}
