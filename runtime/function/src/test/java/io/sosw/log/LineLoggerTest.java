package io.sosw.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineLoggerTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00.123Z"), ZoneOffset.UTC);

    @AfterEach
    void unbind() {
        LineLogger.request(null);
    }

    private LineLogger logger(String format, String level) {
        return LogSettings.ofLambda(Map.of("AWS_LAMBDA_LOG_FORMAT", format, "AWS_LAMBDA_LOG_LEVEL", level))
                .logger("acme", out, clock);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void textIsALineWithLevelAndRequest() {
        LineLogger.request("id-1");
        logger("Text", "INFO").log(Level.WARNING, "two\nlines");
        assertThat(written()).isEqualTo("2026-11-21T10:00:00.123Z WARN  id-1 two\nlines" + System.lineSeparator());
    }

    @Test
    void jsonIsOneLineWithTheMembersOfLambdasOwnLines() {
        LineLogger.request("id-1");
        logger("JSON", "INFO")
                .log(Level.ERROR, "two\nlines", new IllegalStateException("boom", new RuntimeException("why")));
        assertThat(written().strip()).doesNotContain("\n");
        assertThat(Json.parse(written().strip()))
                .asString()
                .contains(
                        "timestamp=2026-11-21T10:00:00.123Z",
                        "level=ERROR",
                        "AWSRequestId=id-1",
                        "errorType=java.lang.IllegalStateException",
                        "errorMessage=boom",
                        "cause={errorType=java.lang.RuntimeException, errorMessage=why");
    }

    @Test
    void theLinesOfAColdStartSaySo() {
        LineLogger.coldRequest("id-1");
        logger("JSON", "INFO").log(Level.INFO, "first");
        LineLogger.request("id-2");
        logger("JSON", "INFO").log(Level.INFO, "second");
        assertThat(written().lines().map(line -> Json.read(line, Map.class).get("coldStart")))
                .containsExactly(true, null);
    }

    @Test
    void whatIsBelowTheLevelIsNotWritten() {
        var logger = logger("Text", "WARN");
        logger.log(Level.INFO, "quiet");
        assertThat(written()).isEmpty();
        assertThat(logger.isLoggable(Level.ERROR)).isTrue();
    }

    @Test
    void parametersAreFormatted() {
        logger("Text", "TRACE").log(Level.DEBUG, "{0} of {1}", 1, "two");
        assertThat(written()).contains("DEBUG 1 of two");
    }

    /** A function's class is loaded, and with it its logger, before the command line is read. */
    @Test
    void aLoggerMadeEarlierFollowsTheProcess() {
        var before = LogSettings.current();
        var logger = new LineLogger("acme", out, null, clock);
        try {
            LogSettings.use(new LogSettings(LogFormat.JSON, LogLevel.WARN));
            logger.log(Level.INFO, "quiet");
            logger.log(Level.WARNING, "loud");
        } finally {
            LogSettings.use(before);
        }
        assertThat(Json.parse(written())).asString().contains("message=loud");
    }

    @Test
    void authorsReachItThroughTheJdk() {
        assertThat(System.getLogger("acme").getName()).isEqualTo("acme");
        assertThat(new LineLoggerFinder().getLogger("acme", LineLoggerTest.class.getModule()))
                .isInstanceOf(LineLogger.class);
    }
}
