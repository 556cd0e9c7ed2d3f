package io.sosw.essentials.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.essentials.ecology.EcologyStatus;
import io.sosw.essentials.ecology.HealthMetric;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    @ParameterizedTest
    @CsvSource({"<=,10,4", "<,10,0", ">=,10,4", ">,10,0", "==,10,4", "!=,10,0", "<=,11,0", ">=,9,0", "!=,9,4"})
    void allComparisonsHaveTheirSymbols_Q16(String symbol, double value, int status) {
        assertThat(metric(symbol, Map.of("4", 10)).status(OptionalDouble.of(value)))
                .isEqualTo(EcologyStatus.of(status));
    }

    @ParameterizedTest
    @CsvSource({"80,HIGH", "60,GOOD", "10,BAD"})
    void moreMayBeBetter_Q16(double freeMemory, EcologyStatus status) {
        assertThat(metric(">=", Map.of("4", 75, "3", 50)).status(OptionalDouble.of(freeMemory)))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"0,HIGH", "5,GOOD", "11,BAD"})
    void zeroIsATarget_Q16(double errors, EcologyStatus status) {
        assertThat(metric("<=", Map.of("4", 0, "3", 10)).status(OptionalDouble.of(errors)))
                .isEqualTo(status);
    }

    @Test
    void withoutDataTheStatusIsTheConfiguredOne_Q17() {
        var told = LabourerReader.metric(
                "m",
                Node.of("m", Map.of("feelings", Map.of("4", 1), "feeling_comparison_operator", "<=", "no_data", 1)),
                Node.of("", null));

        assertThat(told.status(OptionalDouble.empty())).isEqualTo(EcologyStatus.POOR);
        assertThat(metric("<=", Map.of("4", 1)).status(OptionalDouble.empty())).isEqualTo(EcologyStatus.HIGH);
    }

    @Test
    void theSampleOfTheDocumentationSaysName_Q17() {
        assertThat(LabourerReader.query(Node.of("details", Map.of("Name", "CPUUtilization")), Node.of("", null))
                        .name())
                .isEqualTo("CPUUtilization");
    }

    @Test
    void aStatusThatCanNeverApplyIsNamed() {
        assertThatThrownBy(() -> metric("<=", Map.of("4", 50, "3", 40)).status(OptionalDouble.of(60)))
                .hasMessage(
                        "The feelings of m contradict each other: GOOD (<= 40.0) can never apply, since HIGH (<= 50.0) "
                                + "is asked first");
    }

    @Test
    void anUnknownComparisonIsNamed() {
        assertThatThrownBy(() -> metric("=<", Map.of()))
                .hasMessage("'=<' is no comparison; use one of < <= > >= == !=");
    }

    @Test
    void aStatusBeyondTheScaleIsRefused() {
        assertThatThrownBy(() -> metric("<=", Map.of("10", 50))).hasMessage("A status is 0 (bad) to 4 (high), not 10");
    }

    private static HealthMetric metric(String comparison, Map<String, Object> feelings) {
        return LabourerReader.metric(
                "m",
                Node.of("m", Map.of("feelings", feelings, "feeling_comparison_operator", comparison)),
                Node.of("", null));
    }
}
