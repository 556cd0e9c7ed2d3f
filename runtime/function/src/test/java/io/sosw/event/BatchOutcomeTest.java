package io.sosw.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Success and failure conditions as documented in services-sqs-errorhandling.html of Lambda's developer guide. */
class BatchOutcomeTest {
    private static final List<String> IDS = List.of("a", "b", "c");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "NULL",
            value = {
                "no answer|NULL|",
                "empty answer|``|",
                "null answer|null|",
                "empty object|{}|",
                "empty list|{\"batchItemFailures\":[]}|",
                "null list|{\"batchItemFailures\":null}|",
                "an answer about something else|{\"statusCode\":200}|",
                "one failed|{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}|b",
                "two failed in another order|{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"},{\"itemIdentifier\":\"a\"}]}|a c",
                "one failed and named twice|{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"b\"}]}|b",
                "more than the identifier|{\"batchItemFailures\":[{\"itemIdentifier\":\"b\",\"why\":\"x\"}]}|b",
            })
    void anAnswerThatIsUnderstoodIsFollowed(String name, String answer, String failed) {
        var expected = failed == null ? List.of() : List.of(failed.split(" "));
        var outcome = BatchOutcome.ofText(answer, IDS);
        assertThat(outcome.failed()).isEqualTo(expected);
        assertThat(outcome.succeeded())
                .isEqualTo(IDS.stream().filter(id -> !expected.contains(id)).toList());
        assertThat(outcome.distrust()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invalid JSON|{\"batchItemFailures\":[|the answer is not JSON: the text ends where a value is expected",
                "no object|\"ok\"|the answer is no object: \"ok\"",
                "no object but a list|[]|the answer is no object: []",
                "no list|{\"batchItemFailures\":\"b\"}|batchItemFailures is no list: \"b\"",
                "empty identifier|{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}|a batch item failure without itemIdentifier",
                "null identifier|{\"batchItemFailures\":[{\"itemIdentifier\":null}]}|a batch item failure without itemIdentifier",
                "number as identifier|{\"batchItemFailures\":[{\"itemIdentifier\":7}]}|a batch item failure without itemIdentifier",
                "bad key name|{\"batchItemFailures\":[{\"itemId\":\"b\"}]}|a batch item failure without itemIdentifier: {\"itemId\":\"b\"}",
                "identifier without its object|{\"batchItemFailures\":[\"b\"]}|a batch item failure without itemIdentifier: \"b\"",
                "unknown message|{\"batchItemFailures\":[{\"itemIdentifier\":\"z\"}]}|a batch item failure for a message that is not in the batch: z",
                "one good and one unknown|{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"z\"}]}|a batch item failure for a message that is not in the batch: z",
            })
    void anAnswerThatCannotBeTrustedFailsTheWholeBatch(String name, String answer, String why) {
        var outcome = BatchOutcome.ofText(answer, IDS);
        assertThat(outcome.failed()).isEqualTo(IDS);
        assertThat(outcome.succeeded()).isEmpty();
        assertThat(outcome.distrust())
                .hasValueSatisfying(told -> assertThat(told).startsWith(why));
    }

    @Test
    void aFunctionThatThrowsFailsTheWholeBatch() {
        assertThat(BatchOutcome.allFailed(IDS, "it threw"))
                .isEqualTo(new BatchOutcome(List.of(), IDS, Optional.of("it threw")));
    }

    @Test
    void ourOwnAnswersAreUnderstood() {
        var response = BatchResponse.failed(List.of("c", "a", "c"));
        assertThat(Json.write(response))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"},{\"itemIdentifier\":\"a\"}]}");
        assertThat(BatchOutcome.of(Json.toValue(response), IDS).failed()).containsExactly("a", "c");
        assertThat(Json.write(BatchResponse.success())).isEqualTo("{\"batchItemFailures\":[]}");
    }
}
