package io.sosw.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.engine.setting.Settings;
import io.sosw.error.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostQuestionTest {
    private static final String LINE =
            "REPORT RequestId: a\tDuration: 1000.00 ms\tBilled Duration: 1000 ms\tMemory Size: 512 MB\n";

    @TempDir
    Path folder;

    private List<String> answer(Map<String, String> typed, String piped) throws IOException {
        var input = new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8));
        return new CostQuestion(new Settings(typed, Map.of()), Map.of(), folder, input).answer();
    }

    @Test
    void aPipeOfReportsIsEnough() throws IOException {
        assertThat(answer(Map.of("sosw.report", "-", "sosw.rate", "25"), LINE))
                .contains("          25         65700000           451.14      36              259.52   container");
    }

    @Test
    void theShimsLogIsReadOfOneFunction() throws IOException {
        Files.createDirectories(folder.resolve(".sosw/shim"));
        Files.writeString(
                folder.resolve(".sosw/shim/shim.log"),
                "[app-take] " + LINE + "[app-other] " + LINE.replace("512", "128") + "hello\n");

        assertThat(answer(Map.of("sosw.func", "take"), ""))
                .anyMatch(line -> line.startsWith("Measured in the shim's log: 1 invocations of 512 MB"))
                .anyMatch(line -> line.contains("this machine's, not Lambda's"));
    }

    @Test
    void aFileIsNamedAndFiguresAreChecked() throws IOException {
        Files.writeString(folder.resolve("a.log"), LINE);
        assertThat(answer(
                        Map.of("sosw.report", "a.log", "sosw.batch", "10", "sosw.price.lambda.million-requests", "0"),
                        ""))
                .anyMatch(line -> line.contains("10 messages a delivery"));
        assertThatThrownBy(() -> answer(Map.of("sosw.report", "a.log", "sosw.busy", "2"), ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sosw.busy must be a number above 0 and at most 1.0, found '2' (-Dsosw.busy)");
        assertThatThrownBy(() -> answer(Map.of("sosw.report", "none.log"), ""))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no REPORT line of Lambda in");
    }
}
