package io.sosw.local.dynamodb.expression;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.Attributes.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConditionTest {
    private static final Map<String, AttributeValue> ITEM = attributes(
            "pk",
            "a",
            "num",
            5,
            "txt",
            "hello world",
            "flg",
            true,
            "tags",
            Set.of("x", "y"),
            "ages",
            numbers("1", "2"),
            "lst",
            List.of("zero", 1, List.of("deep")),
            "doc",
            Map.of("ins", Map.of("er", 7)),
            "bin",
            new byte[] {1, 2, 3},
            "nil",
            AttributeValue.fromNul(true));
    private static final Map<String, AttributeValue> VALUES = attributes(
            ":five",
            5,
            ":six",
            6,
            ":ten",
            10,
            ":a",
            "a",
            ":hello",
            "hello",
            ":x",
            "x",
            ":one",
            1,
            ":seven",
            7,
            ":deep",
            "deep",
            ":S",
            "S",
            ":NULL",
            "NULL",
            ":tags",
            Set.of("y", "x"),
            ":raw",
            new byte[] {1, 2},
            ":true",
            true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "num = :five",
                "num <> :six",
                "num < :six",
                "num <= :five",
                "num >= :five",
                "num > :one",
                "num BETWEEN :one AND :five",
                "num IN (:one, :five)",
                "NOT num = :six",
                "not (num = :six)",
                "num = :six OR num = :five",
                "num = :six AND num = :five OR pk = :a",
                "pk = :a or num = :six and num = :ten",
                "(pk = :a OR num = :six) AND NOT num = :ten",
                "(num) = (:five)",
                "gone <> :five",
                "num <> :a",
                "attribute_exists(doc.ins.er)",
                "attribute_not_exists(doc.rest)",
                "attribute_not_exists(lst[7])",
                "attribute_type(txt, :S)",
                "attribute_type(nil, :NULL)",
                "begins_with(txt, :hello)",
                "begins_with(bin, :raw)",
                "contains(txt, :hello)",
                "contains(tags, :x)",
                "contains(ages, :one)",
                "contains(lst, :one)",
                "size(tags) < :five",
                "size(txt) > :ten",
                "doc.ins.er = :seven",
                "lst[2][0] = :deep",
                "tags = :tags",
                "flg = :true",
                ":five = num"
            })
    void holds(String condition) {
        assertThat(evaluate(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "num = :six",
                "num = :a",
                "num < :a",
                "gone = :five",
                "gone < :five",
                "num BETWEEN :six AND :ten",
                "num IN (:one, :six)",
                "NOT (num = :five)",
                "num = :five AND num = :six",
                "attribute_exists(lst[3])",
                "attribute_type(num, :S)",
                "begins_with(num, :hello)",
                "contains(txt, :five)",
                "size(num) = :one",
                "size(gone) = :one",
                "tags < :five"
            })
    void doesNotHold(String condition) {
        assertThat(evaluate(condition)).isFalse();
    }

    private static boolean evaluate(String source) {
        var expressions = new Expressions(Substitutions.of(null, VALUES));
        return new ConditionEvaluator(ITEM).holds(expressions.condition("ConditionExpression", source));
    }
}
