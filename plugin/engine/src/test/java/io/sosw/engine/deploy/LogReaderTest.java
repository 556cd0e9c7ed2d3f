package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** What deployed functions log. */
class LogReaderTest {
    private static final String GROUP = "/aws/lambda/orders-lab-take-orders";

    @TempDir
    Path folder;

    private Cloud cloud;
    private CloudWatchLogsClient logs;

    @BeforeEach
    void deployed() throws Exception {
        cloud = new Cloud(folder);
        cloud.run("deploy");
        logs = cloud.services.get(CloudWatchLogsClient.class);
        logs.createLogStream(request -> request.logGroupName(GROUP).logStreamName("one"));
    }

    private void log(Duration ago, String text) {
        var event = InputLogEvent.builder()
                .timestamp(cloud.now().minus(ago).toEpochMilli())
                .message(text)
                .build();
        logs.putLogEvents(
                request -> request.logGroupName(GROUP).logStreamName("one").logEvents(event));
    }

    @Test
    void tenMinutesAreShownInTheOrderOfTime() throws Exception {
        log(Duration.ofMinutes(30), "long ago");
        log(Duration.ofMinutes(2), "first\n");
        log(Duration.ofMinutes(1), "second");
        var printed = cloud.run("logs");
        assertThat(printed).containsSubsequence("first\n", "second\n").doesNotContain("long ago");
        cloud.commandLine.put("sosw.since", "1h");
        assertThat(cloud.run("logs")).containsSubsequence("long ago", "first");
        cloud.commandLine.put(
                "sosw.since", cloud.now().minus(Duration.ofSeconds(90)).toString());
        assertThat(cloud.run("logs")).contains("second").doesNotContain("first");
        cloud.commandLine.put("sosw.json", "");
        assertThat(cloud.run("logs"))
                .matches("\\{\"time\":\"[^\"]+Z\",\"function\":\"orders-lab-take-orders\",\"message\":\"second\"}\\R");
    }

    @Test
    void aFilterAndAFunctionChoose() throws Exception {
        log(Duration.ofSeconds(2), "ERROR no row");
        log(Duration.ofSeconds(1), "loaded");
        cloud.commandLine.put("sosw.filter", "ERROR");
        cloud.commandLine.put("sosw.func", "take-orders");
        assertThat(cloud.run("logs")).contains("no row").doesNotContain("loaded");
        cloud.commandLine.put("sosw.filter", "FATAL");
        assertThat(cloud.run("logs")).contains("Nothing was logged since").contains("that matches FATAL");
        cloud.commandLine.put("sosw.func", "other");
        assertThatThrownBy(() -> cloud.run("logs"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no function 'other' (-Dsosw.func), but orders-lab-take-orders");
    }

    @Test
    void aFollowerSeesEachLineOnce() throws Exception {
        log(Duration.ofSeconds(2), "before");
        var looks = new AtomicInteger();
        cloud.whilePausing = millis -> {
            switch (looks.incrementAndGet()) {
                case 1 -> log(Duration.ZERO, "meanwhile");
                case 2 -> log(Duration.ofSeconds(1), "late");
                case 3 -> {}
                default -> throw new Calls.Killed();
            }
        };
        cloud.commandLine.put("sosw.follow", "");
        assertThatThrownBy(() -> cloud.run("logs")).isInstanceOf(Calls.Killed.class);
        assertThat(cloud.printed)
                .containsOnlyOnce("before")
                .containsOnlyOnce("meanwhile")
                .containsOnlyOnce("late");
    }

    @Test
    void aTimeThatNobodyUnderstandsIsRefused() {
        cloud.commandLine.put("sosw.since", "yesterday");
        assertThatThrownBy(() -> cloud.run("logs"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'yesterday' (sosw.since, -Dsosw.since) is not a length of time")
                .hasMessageContaining("-Dsosw.since=30m");
    }
}
