package io.sosw.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ManualTime;
import io.sosw.local.world.TestWorlds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

class LocalSchedulerTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:inbox";
    private final ManualTime time = new ManualTime(); // 2026-11-21T00:00:00Z
    private final List<Deliveries.Message> sent = new ArrayList<>();
    private LocalScheduler scheduler;

    @BeforeEach
    void open() {
        var world = TestWorlds.manual(time);
        world.deliveries().register("sqs", (arn, message) -> {
            if (arn.resource().equals("gone")) {
                throw new IllegalArgumentException("no such queue");
            }
            sent.add(message);
        });
        scheduler = new LocalScheduler(world);
    }

    @Test
    void aRateSendsItsInputWithTheContextFilledIn() {
        create(
                "tick",
                "rate(10 minutes)",
                r -> r.target(t -> t.arn(QUEUE)
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .input("{\"at\":\"<aws.scheduler.scheduled-time>\"}")));
        time.advance(Duration.ofMinutes(25));

        assertThat(sent)
                .extracting(Deliveries.Message::body)
                .containsExactly("{\"at\":\"2026-11-21T00:10:00Z\"}", "{\"at\":\"2026-11-21T00:20:00Z\"}");
    }

    @Test
    void cronIsMeantInItsTimeZone() {
        create("noon", "cron(0 12 * * ? *)", r -> r.scheduleExpressionTimezone("America/New_York"));
        time.advance(Duration.ofHours(16));
        assertThat(sent).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(sent).hasSize(1);
    }

    @Test
    void aSingleMomentCanDeleteItsSchedule() {
        create("once", "at(2026-11-21T01:00:00)", r -> r.actionAfterCompletion("DELETE"));
        time.advance(Duration.ofHours(2));

        assertThat(sent).hasSize(1);
        assertThatThrownBy(() -> scheduler.getSchedule(r -> r.name("once")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void nothingIsSentBeforeTheStartOrAfterTheEndOrWhileDisabled() {
        var start = Instant.parse("2026-11-21T01:00:00Z");
        create("bounded", "rate(1 hour)", r -> r.startDate(start).endDate(start.plusSeconds(3600)));
        create("disabled", "rate(1 hour)", r -> r.state("DISABLED"));
        time.advance(Duration.ofHours(6));
        assertThat(sent).hasSize(2);
    }

    @Test
    void anUpdateReplacesTheWholeSchedule() {
        create("changing", "rate(1 minute)", r -> {});
        scheduler.updateSchedule(r -> r.name("changing")
                .scheduleExpression("rate(1 hour)")
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(t -> t.arn(QUEUE).roleArn("arn:aws:iam::000000000000:role/r")));
        time.advance(Duration.ofHours(1));
        assertThat(sent).hasSize(1);
        scheduler.deleteSchedule(r -> r.name("changing"));
        time.advance(Duration.ofHours(2));
        assertThat(sent).hasSize(1);
    }

    @Test
    void whatCannotBeReachedGoesToTheDeadLetterQueue() {
        create(
                "lost",
                "at(2026-11-21T01:00:00)",
                r -> r.target(t -> t.arn("arn:aws:sqs:us-east-1:000000000000:gone")
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .deadLetterConfig(d -> d.arn(QUEUE))));
        time.advance(Duration.ofHours(2));
        assertThat(sent.get(0).attributes()).containsEntry("ERROR_MESSAGE", "no such queue");
    }

    @Test
    void refusalsAreTheModeledExceptions() {
        create("a", "rate(1 hour)", r -> {});
        assertThatThrownBy(() -> create("a", "rate(1 hour)", r -> {})).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> create("b", "rate(1 hours)", r -> {}))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Invalid Schedule Expression rate(1 hours)");
        assertThatThrownBy(() -> create("b", "rate(1 hour)", r -> r.scheduleExpressionTimezone("Mars/Olympus")))
                .hasMessageContaining("Mars/Olympus");
        assertThatThrownBy(() -> create("b", "rate(1 hour)", r -> r.groupName("none")))
                .hasMessageContaining("Schedule group none does not exist.");
        assertThatThrownBy(() -> create(
                        "b",
                        "rate(1 hour)",
                        r -> r.target(t -> t.arn("arn:aws:scheduler:::aws-sdk:sqs:sendMessage")
                                .roleArn("r"))))
                .hasMessageContaining("does not serve universal targets");
    }

    private void create(String name, String expression, Consumer<CreateScheduleRequest.Builder> more) {
        scheduler.createSchedule(r -> r.name(name)
                .scheduleExpression(expression)
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(t -> t.arn(QUEUE).roleArn("arn:aws:iam::000000000000:role/r"))
                .applyMutation(more));
    }
}
