package io.sosw.aws.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.vector.Vectors.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.arns.Arn;

/** What docs/reference/helpers.md names for ARNs: the SDK's own class. */
class ArnVectorsTest {
    static Stream<Vector> names() {
        // a path inside the name is kept; other partitions than aws, and what is no ARN, have their own name
        return Vectors.of("arn.jsonl", "helpers.trim_arn_to_name")
                .filter(vector -> !text(vector).matches("arn:aws-.*|arn:.*/.*/.*|(?!arn:).*[:/].*"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void names(Vector vector) {
        var text = text(vector);
        assertThat(Arn.tryFromString(text).map(arn -> arn.resource().resource()).orElse(text))
                .isEqualTo(vector.get("result"));
    }

    static Stream<Vector> accounts() {
        // sosw looks for twelve digits anywhere, and crashes where there are none
        return Vectors.of("arn.jsonl", "helpers.trim_arn_to_account")
                .filter(vector ->
                        text(vector).matches("arn:.*") && !text(vector).matches("arn:aws:[^:]*:[^:]*:\\d{1,11}:.*"));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void accounts(Vector vector) {
        var account = Arn.tryFromString(text(vector)).flatMap(Arn::accountId);
        if (vector.fails()) {
            assertThat(account).isEmpty();
        } else {
            assertThat(account).contains(vector.get("result").toString());
        }
    }

    private static String text(Vector vector) {
        return String.valueOf(vector.argument(0));
    }
}
