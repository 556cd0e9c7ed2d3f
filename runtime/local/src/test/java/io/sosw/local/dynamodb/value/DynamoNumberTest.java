package io.sosw.local.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class DynamoNumberTest {

    @ParameterizedTest
    @CsvSource({
        "00042, 42",
        "1.0, 1",
        "3.1400, 3.14",
        "-0, 0",
        "0.00, 0",
        "1.5E2, 150",
        "1e-3, 0.001",
        "+7, 7",
        "-12, -12",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
        "100000000000000000000000000000000000000000, 100000000000000000000000000000000000000000"
    })
    void aNumberIsReturnedInItsNormalForm(String given, String normal) {
        assertThat(DynamoNumber.normalise(given)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9999999999999999999999999999999999999E+125", "-1E-130", "1E125"})
    void theEndsOfTheRangeAreAccepted(String number) {
        assertThat(DynamoNumber.parse(number).toPlainString()).isEqualTo(DynamoNumber.normalise(number));
    }

    @ParameterizedTest
    @CsvSource({
        "1E126, Number overflow. Attempting to store a number with magnitude larger than supported range",
        "1E-131, Number underflow. Attempting to store a number with magnitude smaller than supported range",
        "123456789012345678901234567890123456789, Attempting to store more than 38 significant digits in a Number",
        "abc, The parameter cannot be converted to a numeric value: abc",
        "'', The parameter cannot be converted to a numeric value",
        "1 2, The parameter cannot be converted to a numeric value: 1 2"
    })
    void anythingElseIsRejectedInTheServicesWords(String number, String message) {
        assertThatThrownBy(() -> DynamoNumber.normalise(number))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message));
    }

    @Test
    void aHugeExponentCostsNothing() {
        assertThatThrownBy(() -> DynamoNumber.normalise("1E999999999")).hasMessageContaining("Number overflow");
    }
}
