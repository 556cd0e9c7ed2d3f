package io.sosw.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.json.Json;
import io.sosw.time.PassingTime;
import io.sosw.wrapper.poller.RecordingLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveConfigTest {
    private final PassingTime time = new PassingTime();
    private final RecordingLog log = new RecordingLog();
    private final Map<String, Object> stored = new HashMap<>();
    private int reads;
    private @Nullable RuntimeException broken;

    private final ConfigSource source = new ConfigSource() {
        @Override
        public @Nullable Object find(String name) {
            reads++;
            if (broken != null) {
                throw broken;
            }
            return stored.get(name);
        }

        @Override
        public Map<String, Object> startingWith(String prefix) {
            throw new AssertionError("a live configuration reads by name, not all below " + prefix);
        }
    };

    private LiveConfig config(String defaults, String custom) {
        return new LiveConfig(
                source,
                List.of("sosw_essential_config", "fn_config"),
                map(defaults),
                map(custom),
                Duration.ofMinutes(1),
                time,
                log);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String json) {
        return (Map<String, Object>) Json.parse(json);
    }

    @Test
    void customWinsOverFunctionOverSharedOverDefault() {
        stored.put("sosw_essential_config", map("{\"b\":\"shared\",\"c\":\"shared\",\"d\":\"shared\",\"l\":[1,2]}"));
        stored.put("fn_config", map("{\"c\":\"function\",\"d\":\"function\",\"l\":[2,3],\"m\":{\"y\":2}}"));

        assertThat(config("{\"a\":\"default\",\"b\":\"default\",\"l\":[0],\"m\":{\"x\":1}}", "{\"d\":\"custom\"}")
                        .values())
                .isEqualTo(map("{\"a\":\"default\",\"b\":\"shared\",\"c\":\"function\",\"d\":\"custom\","
                        + "\"l\":[0,1,2,3],\"m\":{\"x\":1,\"y\":2}}"));
    }

    @Test
    void changesAreSeenWithoutADeployment() {
        var config = config("{\"n\":1}", "{}");
        assertThat(config.as(Numbered.class)).isEqualTo(new Numbered(1));
        stored.put("fn_config", map("{\"n\":2}"));

        time.pause(Duration.ofSeconds(59));
        assertThat(config.as(Numbered.class)).isEqualTo(new Numbered(1));
        assertThat(reads).isEqualTo(2);
        time.pause(Duration.ofSeconds(1));
        assertThat(config.as(Numbered.class)).isEqualTo(new Numbered(2));
        assertThat(reads).isEqualTo(4);
    }

    @Test
    void whatCannotBeReadAgainStaysAndIsSaid() {
        var config = config("{\"n\":1}", "{}");
        config.values();
        time.pause(Duration.ofMinutes(1));
        broken = new IllegalStateException("throttled");

        assertThat(config.as(Numbered.class)).isEqualTo(new Numbered(1));
        config.values();

        assertThat(log.lines)
                .containsExactly(
                        "WARNING The configuration [sosw_essential_config, fn_config] stays as it was: throttled");
    }

    @Test
    void whatWasNeverReadFails() {
        broken = new IllegalStateException("throttled");
        assertThatThrownBy(() -> config("{}", "{}").values()).isSameAs(broken);
    }

    @Test
    void aValueThatIsNoObjectIsRefused() {
        stored.put("fn_config", "text");
        assertThatThrownBy(() -> config("{}", "{}").values())
                .hasMessage("The configuration fn_config is no JSON object");
    }

    @Test
    void textThatIsNoJsonIsAValue() {
        assertThat(ConfigValue.of("{\"a\":1}")).isEqualTo(Map.of("a", 1L));
        assertThat(ConfigValue.of("plain")).isEqualTo("plain");
        assertThat(ConfigValue.of("")).isEqualTo("");
        assertThat(ConfigValue.text("plain")).isEqualTo("plain");
        assertThat(ConfigValue.text(Map.of("a", 1))).isEqualTo("{\"a\":1}");
    }

    record Numbered(int n) {}
}
