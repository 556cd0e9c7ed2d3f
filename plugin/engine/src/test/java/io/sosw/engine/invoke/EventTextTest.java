package io.sosw.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.setting.Setting;
import io.sosw.error.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTextTest {
    @TempDir
    Path folder;

    private String of(String value, String input) throws IOException {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return new EventText(folder, in, Map.of("bucket", "raw")).of(new Setting("sosw.event", value, "-Dsosw.event"));
    }

    @Test
    void aFileJsonInputOrASampleIsMeant() throws Exception {
        Files.writeString(folder.resolve("event.json"), "{\"n\": 1}");

        assertThat(of("event.json", "")).isEqualTo("{\"n\": 1}");
        assertThat(of("{\"n\":2}", "")).isEqualTo("{\"n\":2}");
        assertThat(of("-", "[3]")).isEqualTo("[3]");
        assertThat(of("-", "\u001b[0m{\"n\":4}\u001b[0m\u001b[0m")).isEqualTo("{\"n\":4}");
        assertThat(of("s3-put", "")).contains("\"name\":\"raw\"");
        assertThat(of("null", "")).isEqualTo("null");
    }

    @Test
    void aMissingFileIsToldWithTheNearest() throws Exception {
        Files.writeString(folder.resolve("order.json"), "{}");

        assertThatThrownBy(() -> of("ordr.json", ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no event file ordr.json (-Dsosw.event); did you mean 'order.json'?");
    }

    @Test
    void brokenJsonIsToldWithItsPlace() throws Exception {
        Files.writeString(folder.resolve("broken.json"), "{\n  \"n\": 1,\n}\n");

        assertThatThrownBy(() -> of("{\"n\":}", ""))
                .hasMessageContaining("the event (-Dsosw.event) is not JSON: ")
                .hasMessageContaining("line 1, column 6");
        assertThatThrownBy(() -> of("broken.json", ""))
                .hasMessageContaining("broken.json) is not JSON: ")
                .hasMessageContaining("line 3, column 1");
        assertThatThrownBy(() -> of("-", " \n"))
                .hasMessageContaining("the event (standard input) is empty. Fix: pipe JSON into the goal");
        Files.writeString(folder.resolve("empty.json"), "");
        assertThatThrownBy(() -> of("empty.json", ""))
                .hasMessageContaining("empty.json) is empty. Fix: write JSON into it.");
    }

    @Test
    void anUnknownSampleIsToldWithTheNearest() {
        assertThatThrownBy(() -> of("s3-pt", ""))
                .hasMessageContaining("there is no sample event 's3-pt' (-Dsosw.event); did you mean 's3-put'?");
    }

    @Test
    void aDebuggersPortIsAPort() {
        assertThat(Debugger.port(Optional.of(new Setting("sosw.debug", "true", "-Dsosw.debug"))))
                .hasValue(5005);
        assertThat(Debugger.port(Optional.of(new Setting("sosw.debug", "5006", "-Dsosw.debug"))))
                .hasValue(5006);
        assertThat(Debugger.port(Optional.empty())).isEmpty();
        assertThatThrownBy(() -> Debugger.port(Optional.of(new Setting("sosw.debug", "yes", "-Dsosw.debug"))))
                .hasMessageContaining("sosw.debug must be a port, found 'yes' (-Dsosw.debug)");
    }
}
