package io.sosw.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> TYPED = Map.of("sosw.func", "typed");
    private static final Map<String, String> EXPORTED = Map.of("SOSW_FUNC", "exported");

    @Test
    void theCommandLineBeatsALiteralInThePom() {
        assertThat(new Settings(TYPED, EXPORTED).text("sosw.func", "pom", "default"))
                .isEqualTo(new Setting("sosw.func", "typed", "-Dsosw.func"));
    }

    @Test
    void theEnvironmentBeatsThePom() {
        assertThat(new Settings(Map.of(), EXPORTED).text("sosw.func", "pom", "default"))
                .isEqualTo(new Setting("sosw.func", "exported", "environment variable SOSW_FUNC"));
    }

    @Test
    void thePomBeatsTheDefault() {
        var settings = new Settings(Map.of(), Map.of());
        assertThat(settings.text("sosw.func", "pom", "default")).isEqualTo(new Setting("sosw.func", "pom", "pom.xml"));
        assertThat(settings.text("sosw.func", null, "default"))
                .isEqualTo(new Setting("sosw.func", "default", "default"));
    }

    @Test
    void aNumberThatIsNoneIsToldWithItsOrigin() {
        var settings = new Settings(Map.of("sosw.port", "many"), Map.of());
        assertThatThrownBy(() -> settings.integer("sosw.port", null, 0, 0, 65_535))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problem())
                                .isEqualTo(
                                        "sosw.port must be a whole number from 0 to 65535, found 'many' (-Dsosw.port)"));
        assertThatThrownBy(() -> settings.integer("sosw.sqlPort", "70000", 0, 0, 65_535))
                .hasMessageContaining("found '70000' (pom.xml)");
        assertThat(settings.integer("sosw.sqlPort", "3306", 0, 0, 65_535)).isEqualTo(3306);
    }

    @Test
    void aFlagWithoutAValueMeansYes() {
        assertThat(new Settings(Map.of("sosw.detach", ""), Map.of()).flag("sosw.detach", null))
                .isTrue();
        assertThat(new Settings(Map.of("sosw.detach", "true"), Map.of()).flag("sosw.detach", "false"))
                .isTrue();
        assertThat(new Settings(Map.of(), Map.of()).flag("sosw.detach", null)).isFalse();
        assertThat(new Settings(Map.of(), Map.of()).flag("sosw.reload", null, true))
                .isTrue();
        assertThat(new Settings(Map.of("sosw.reload", "False"), Map.of()).flag("sosw.reload", null, true))
                .isFalse();
        assertThatThrownBy(() -> new Settings(Map.of("sosw.detach", "maybe"), Map.of()).flag("sosw.detach", null))
                .hasMessageContaining("sosw.detach must be true or false, found 'maybe' (-Dsosw.detach)");
    }
}
