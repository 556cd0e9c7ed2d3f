package io.sosw.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final Option<String> DELIMITER =
            Option.text("delimiter", "Delimiter.").orElse(",");
    private static final Option<Secret> PASS = Option.secret("pass", "Password.");

    @Test
    void aTestFixesValuesInOneLine() {
        assertThat(Config.fixed().with(DELIMITER, "!").get(DELIMITER)).isEqualTo("!");
        assertThat(Config.fixed().get(DELIMITER)).isEqualTo(",");
    }

    @Test
    void aRequiredValueThatTheTestDidNotFixIsNamed() {
        assertThatThrownBy(() -> Config.fixed().get(PASS))
                .hasMessage("--pass has no default: give the test a value by with(…)");
    }

    @Test
    void theReportAlignsNamesValuesAndOrigins() {
        var config = Config.fixed().with(DELIMITER, "\t").with(PASS, Secret.of("x"));
        assertThat(ConfigReport.text(config)).isEqualTo("""
                        delimiter  \\t      fixed by the test
                        pass       ******  fixed by the test
                        """);
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "15,PT15S", "5m,PT5M", "1h,PT1H", "2d,PT48H", "PT1M30S,PT90S", "0,PT0S"})
    void durationsAreReadAndShownAlike(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
        assertThat(Durations.parse(Durations.text(expected))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "5 parsecs", "-", "99999999999999999999s", "9999999999999999d", "1.5s"})
    void otherTextIsNoDuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Db", "db-host", "_x", "9x", "db host"})
    void namesAreSnakeCase(String name) {
        assertThatThrownBy(() -> Option.text(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRangeNeedsValuesWithAnOrder() {
        var list = Option.list("columns", "Columns.");
        assertThatThrownBy(() -> list.between(List.of(), List.of())).hasMessageContaining("have no order");
    }
}
