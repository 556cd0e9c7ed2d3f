package io.sosw.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sosw.error.UserError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures in comments were computed by hand. */
class ComparisonTest {
    private static final Prices PRICES = Prices.known(Map.of());

    private static Comparison comparison(double seconds, int memory, String architecture, double batch, double busy) {
        long millis = Math.round(seconds * 1000);
        return new Comparison(
                new Measured(1, 0, millis, millis, memory), PRICES, architecture, batch, 24, busy, 256, 512);
    }

    @Test
    void aMillionSecondsOfHalfAGigabyteCostWhatTheFactsSay() {
        // 0.20 + 0.5 GB * 1 s * 13.3334 = 6.8667; the project's notes on reliability say $6.87
        assertThat(comparison(1, 512, "arm64", 1, 1).lambdaMessage() * 1e6).isCloseTo(6.8667, within(1e-6));
        // x86: 0.20 + 0.5 * 16.6667
        assertThat(comparison(1, 512, "x86_64", 1, 1).lambdaMessage() * 1e6).isCloseTo(8.53335, within(1e-6));
        // ten messages a delivery share it
        assertThat(comparison(1, 512, "arm64", 10, 1).lambdaMessage() * 1e6).isCloseTo(0.68667, within(1e-6));
    }

    @Test
    void aTaskCostsItsHours() {
        // (0.25 * 0.03238 + 0.5 * 0.00356) * 730 = 0.009875 * 730
        assertThat(comparison(1, 512, "arm64", 1, 1).task()).isCloseTo(7.20875, within(1e-9));
        // (0.25 * 0.04048 + 0.5 * 0.004445) * 730
        assertThat(comparison(1, 512, "x86_64", 1, 1).task()).isCloseTo(9.010025, within(1e-9));
    }

    @Test
    void theBreakEvenIsWhereBothCostTheSame() {
        var comparison = comparison(1, 512, "arm64", 1, 0.7);

        double rate = comparison.breakEven().orElseThrow();
        // 7.20875 / (2,628,000 * 6.8667e-6) = 7.20875 / 18.0456876
        assertThat(rate).isCloseTo(0.399472, within(1e-6));
        assertThat(comparison.lambda(rate)).isCloseTo(comparison.container(rate), within(1e-9));
        assertThat(comparison.tasks(0.7)).isEqualTo(1);
        assertThat(comparison.tasks(0.71)).isEqualTo(2);
        assertThat(comparison.container(0.71)).as("the second task").isGreaterThan(comparison.lambda(0.71));
        // a full task saves 12.6320 - 7.2088 = 5.4232, so the second one pays from 2 * 0.399472 on
        assertThat(comparison.forGood().orElseThrow()).isCloseTo(0.798944, within(1e-6));
        for (double more = 0.8; more < 20; more += 0.01) {
            assertThat(comparison.container(more)).isLessThanOrEqualTo(comparison.lambda(more));
        }
    }

    @Test
    void slowWorkOfLittleMemoryStaysOnLambda() {
        // a busy task does 0.7 a second: 0.7 * 2,628,000 * (0.2e-6 + 0.125 * 16.6667e-6) = 4.20 < 9.01
        var comparison = comparison(1, 128, "x86_64", 1, 0.7);

        assertThat(comparison.breakEven()).isEmpty();
        assertThat(comparison.forGood()).isEmpty();
        assertThat(new CostReport(comparison, "a log").lines(List.of()))
                .contains(
                        "Lambda stays the cheaper: a busy task ($9.01 a month) costs more than its work on Lambda ($4.20).");
    }

    @Test
    void inQuietHoursThereIsNothingToPay() {
        var day = comparison(1, 512, "arm64", 1, 0.7);
        var shift = new Comparison(day.measured(), PRICES, "arm64", 1, 8, 0.7, 256, 512);

        assertThat(shift.task()).isCloseTo(day.task() / 3, within(1e-9));
        assertThat(shift.lambda(5)).isCloseTo(day.lambda(5) / 3, within(1e-9));
        assertThat(shift.breakEven().orElseThrow())
                .as("the rate of the busy hours is the same")
                .isCloseTo(day.breakEven().orElseThrow(), within(1e-9));
    }

    @Test
    void theReportNamesFiguresAssumptionsAndPrices() {
        var lines = new CostReport(comparison(1, 512, "arm64", 1, 0.7), "a log").lines(List.of(25.0));

        assertThat(lines.get(0))
                .isEqualTo(
                        "Measured in a log: 1 invocations of 512 MB, 0 of them cold, 1000.0 ms on average, 1000.0 ms billed.");
        assertThat(lines)
                .contains("        0.01            26280             0.18       1                7.21   Lambda")
                .contains("          25         65700000           451.14      36              259.52   container")
                .contains(
                        "Break-even: from 0.399 messages/s on one task ($7.21 a month) is cheaper than Lambda; just after"
                                + " a further task is needed Lambda may be again, from 0.799 on never.")
                .anyMatch(line -> line.contains("busy for 70 % of its time"))
                .anyMatch(line -> line.startsWith("Prices of us-east-1, 2026-11-21. List prices"));
    }

    @Test
    void linesOfLambdaAreFoundAmongOthers() {
        var measured = Measured.of(
                Stream.of(
                        "START RequestId: a Version: 1",
                        "REPORT RequestId: a\tDuration: 12.50 ms\tBilled Duration: 313 ms\tMemory Size: 512 MB"
                                + "\tMax Memory Used: 90 MB\tInit Duration: 300.10 ms\t",
                        "[load] REPORT RequestId: b\tDuration: 7.50 ms\tBilled Duration: 8 ms\tMemory Size: 512 MB"
                                + "\tMax Memory Used: 90 MB"),
                "a log");

        assertThat(measured).isEqualTo(new Measured(2, 1, 20.0, 321, 512));
    }

    @Test
    void aLogWithoutReportsOrOfTwoFunctionsIsRefused() {
        assertThatThrownBy(() -> Measured.of(Stream.of("hello"), "a.log"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no REPORT line of Lambda in a.log");
        var line = "REPORT RequestId: a\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: %d MB";
        assertThatThrownBy(() -> Measured.of(Stream.of(line.formatted(128), line.formatted(256)), "a.log"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("of 128 MB and of 256 MB");
    }

    @Test
    void aPriceIsTypedInsteadOfTheKnownOne() {
        var prices = Prices.known(Map.of("fargate.vcpu-hour.arm64", "0.05"));

        assertThat(prices.of("fargate.vcpu-hour.arm64")).isEqualTo(0.05);
        assertThat(prices.said()).contains("with {fargate.vcpu-hour.arm64=0.05} as typed");
        assertThatThrownBy(() -> Prices.known(Map.of("fargate", "1")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(
                        "there is no price 'fargate' (-Dsosw.price.fargate); there are fargate.gb-hour.arm64");
        assertThatThrownBy(() -> Prices.known(Map.of("fargate.vcpu-hour.arm64", "cheap")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the price 'cheap' (-Dsosw.price.fargate.vcpu-hour.arm64) is no amount");
    }
}
