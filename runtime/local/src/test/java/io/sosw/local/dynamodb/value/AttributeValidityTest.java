package io.sosw.local.dynamodb.value;

import static io.sosw.local.dynamodb.Attributes.attributes;
import static io.sosw.local.dynamodb.Attributes.numbers;
import static io.sosw.local.dynamodb.Attributes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class AttributeValidityTest {
    private static final String PARAMETER = "One or more parameter values were invalid: ";

    static List<Arguments> rejected() {
        var a = SdkBytes.fromUtf8String("a");
        return List.of(
                Arguments.of(AttributeValue.fromSs(List.of()), PARAMETER + "An string set  may not be empty"),
                Arguments.of(AttributeValue.fromNs(List.of()), PARAMETER + "An number set  may not be empty"),
                Arguments.of(AttributeValue.fromBs(List.of()), PARAMETER + "Binary sets should not be empty"),
                Arguments.of(
                        AttributeValue.fromSs(List.of("a", "a")),
                        PARAMETER + "Input collection [a, a] contains duplicates."),
                Arguments.of(numbers("1", "1.0"), "Input collection contains duplicates"),
                Arguments.of(
                        AttributeValue.fromBs(List.of(a, a)),
                        PARAMETER + "Input collection [YQ==, YQ==]of type BS contains duplicates."),
                Arguments.of(
                        AttributeValue.fromNul(false),
                        PARAMETER + "Null attribute value types must have the value of true"),
                Arguments.of(
                        AttributeValue.builder().build(),
                        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
                Arguments.of(
                        AttributeValue.builder().s("a").n("1").build(),
                        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
                                + "supported datatypes"),
                Arguments.of(
                        value(Map.of("inner", List.of(AttributeValue.fromSs(List.of())))),
                        PARAMETER + "An string set  may not be empty"));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void anInvalidValueIsRejected(AttributeValue value, String message) {
        assertThatThrownBy(() -> AttributeValidity.accept(value))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
    }

    @Test
    void numbersAreNormalisedHoweverDeepTheyLie() {
        var given = value(Map.of("list", List.of(AttributeValue.fromN("007"), numbers("1.0", "2"))));
        assertThat(AttributeValidity.accept(given))
                .isEqualTo(value(Map.of("list", List.of(AttributeValue.fromN("7"), numbers("1", "2")))));
    }

    @Test
    void whatNeedsNoChangeIsNotCopied() {
        var given = attributes("a", "text", "b", List.of(1, 2), "c", Map.of("d", true));
        assertThat(AttributeValidity.acceptAll(given)).isSameAs(given);
    }

    @Test
    void aValueNestedTooDeepIsRejected() {
        var value = value("bottom");
        for (int i = 0; i < 33; i++) {
            value = value(List.of(value));
        }
        var deep = value;
        assertThatThrownBy(() -> AttributeValidity.accept(deep)).hasMessageContaining("Nesting Levels have exceeded");
    }

    @Test
    void sizesFollowTheDeveloperGuide() {
        assertThat(ItemSize.of(value("äb"))).isEqualTo(3);
        assertThat(ItemSize.of(value(12345))).isEqualTo(4);
        assertThat(ItemSize.of(value(-12))).isEqualTo(3);
        assertThat(ItemSize.of(value(List.of("a", "b")))).isEqualTo(3 + 2 + 2);
        assertThat(ItemSize.of(attributes("pk", "abc", "flag", true))).isEqualTo(2 + 3 + 4 + 1);
    }
}
