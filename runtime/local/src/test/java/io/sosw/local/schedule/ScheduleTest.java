package io.sosw.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Instant FROM = Instant.parse("2026-11-21T10:07:30Z"); // a Saturday

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rate(5 minutes)            | 2026-11-21T10:12:30Z
                    rate(1 hour)               | 2026-11-21T11:07:30Z
                    cron(* * * * ? *)          | 2026-11-21T10:08:00Z
                    cron(0/15 * * * ? *)       | 2026-11-21T10:15:00Z
                    cron(0 12 * * ? *)         | 2026-11-21T12:00:00Z
                    cron(0 9 * * ? *)          | 2026-11-22T09:00:00Z
                    cron(0 10 ? * MON-FRI *)   | 2026-11-23T10:00:00Z
                    cron(0 10 ? * 1 *)         | 2026-11-22T10:00:00Z
                    cron(0 8 1 * ? *)          | 2026-12-01T08:00:00Z
                    cron(0 8 L * ? *)          | 2026-11-30T08:00:00Z
                    cron(0 8 22W * ? *)        | 2026-11-23T08:00:00Z
                    cron(0 8 ? * 6L *)         | 2026-11-27T08:00:00Z
                    cron(0 8 ? * MON#2 *)      | 2026-12-14T08:00:00Z
                    cron(30 6 29 FEB ? *)      | 2028-02-29T06:30:00Z
                    cron(5,35 20-22 * * ? 2027)| 2027-01-01T20:05:00Z
                    at(2026-11-21T11:00:00)    | 2026-11-21T11:00:00Z
                    """)
    void theNextMomentIs(String expression, Instant next) {
        assertThat(Schedule.parse(expression, ZoneOffset.UTC, FROM).next(FROM)).contains(next);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rate(5 minute)       | singular for 1 and plural for more: 5 minute
                    rate(0 minutes)      | not a rate: 0 minutes
                    every(1 day)         | neither rate(...), cron(...) nor at(...): every(1 day)
                    cron(0 12 * * *)     | cron has 6 fields, not 5: 0 12 * * *
                    cron(0 12 * * * *)   | one of day of month and day of week is ?, the other is not
                    cron(60 12 * * ? *)  | not from 0 to 59: 60
                    cron(9-3 12 * * ? *) | the range ends before it begins: 9-3
                    at(tomorrow)         | not a moment such as 2026-11-21T12:00:00: tomorrow
                    """)
    void whatCannotBeReadIsNamed(String expression, String problem) {
        assertThatThrownBy(() -> Schedule.parse(expression, ZoneOffset.UTC, FROM))
                .hasMessage(problem);
    }

    @Test
    void fieldsAreMeantInTheZone() {
        var berlin = ZoneId.of("Europe/Berlin");
        var schedule = Schedule.parse("cron(30 2 * * ? *)", berlin, FROM);

        assertThat(schedule.next(Instant.parse("2027-03-27T12:00:00Z")))
                .as("02:30 does not exist on that day")
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(Schedule.parse("at(2026-11-20T00:00:00)", berlin, FROM).next(FROM))
                .isEmpty();
    }

    @Test
    void aTickerFollowsTheClockAndSurvivesWhatItCallsUntilItIsStopped() {
        var time = new ManualTime();
        var seen = new ArrayList<Instant>();
        var ticker = Ticker.start(
                TestWorlds.manual(time), Schedule.parse("rate(1 minute)", ZoneOffset.UTC, time.instant()), moment -> {
                    seen.add(moment);
                    throw new IllegalStateException("the work fails");
                });
        time.advance(Duration.ofMinutes(3));
        ticker.stop();
        time.advance(Duration.ofMinutes(3));

        assertThat(seen)
                .containsExactly(
                        Instant.parse("2026-11-21T00:01:00Z"),
                        Instant.parse("2026-11-21T00:02:00Z"),
                        Instant.parse("2026-11-21T00:03:00Z"));
    }
}
