package io.sosw.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sosw.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Metrics metrics = new Metrics(
            "acme/airports",
            Map.of("function", "load"),
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            Clock.fixed(Instant.ofEpochMilli(1_795_000_000_000L), ZoneOffset.UTC));

    @AfterEach
    void unbind() {
        LineLogger.request(null);
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLineHoldsAllMetricsOfAnInvocation() {
        LineLogger.coldRequest("id-1");
        metrics.count("rows", 5);
        metrics.millis("wait", 1.5);
        metrics.millis("wait", 2);
        assertThat(lines()).isEmpty();
        metrics.close();
        metrics.close();

        assertThat(lines()).hasSize(1);
        assertThat(Json.parse(lines().get(0)))
                .isEqualTo(Json.parse("{\"_aws\":{\"Timestamp\":1795000000000,\"CloudWatchMetrics\":[{"
                        + "\"Namespace\":\"acme/airports\",\"Dimensions\":[[\"function\"]],"
                        + "\"Metrics\":[{\"Name\":\"rows\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"wait\",\"Unit\":\"Milliseconds\"}]}]},"
                        + "\"function\":\"load\",\"AWSRequestId\":\"id-1\",\"coldStart\":true,"
                        + "\"rows\":5.0,\"wait\":[1.5,2.0]}"));
    }

    @Test
    void aNoteIsThereToSearchForAndNoMetric() {
        metrics.note("bucket", "raw-data");
        metrics.close();
        assertThat(lines()).isEmpty();
        metrics.count("rows", 5);
        metrics.close();
        assertThat(lines().get(0)).contains("\"bucket\":\"raw-data\"").doesNotContain("\"Name\":\"bucket\"");
    }

    @Test
    void aLineHoldsAHundredMetricsAndAHundredValuesOfEach() {
        for (var i = 0; i < 101; i++) {
            metrics.count("metric" + i, i);
        }
        for (var i = 0; i < 101; i++) {
            metrics.count("metric100", i);
        }
        metrics.close();
        assertThat(lines()).hasSize(3);
    }

    @Test
    void aMetricHasOneUnit() {
        metrics.count("rows", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.millis("rows", 1))
                .withMessage("The metric rows is in Count, not in Milliseconds");
    }
}
