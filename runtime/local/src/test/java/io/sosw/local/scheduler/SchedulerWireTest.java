package io.sosw.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

class SchedulerWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    @Test
    void everyOperationIsAnswered() {
        try (var scheduler = PORT.client(SchedulerClient.builder())) {
            var group = scheduler.createScheduleGroup(r -> r.name("jobs")).scheduleGroupArn();
            scheduler.createSchedule(r -> r.name("nightly")
                    .groupName("jobs")
                    .scheduleExpression("cron(0 3 * * ? *)")
                    .flexibleTimeWindow(w -> w.mode("OFF"))
                    .target(t ->
                            t.arn("arn:aws:sqs:us-east-1:000000000000:q").roleArn("arn:aws:iam::000000000000:role/r")));
            var schedule = scheduler.getSchedule(r -> r.name("nightly").groupName("jobs"));
            assertThat(schedule.arn()).isEqualTo("arn:aws:scheduler:us-east-1:000000000000:schedule/jobs/nightly");
            assertThat(schedule.state()).isEqualTo(ScheduleState.ENABLED);
            assertThat(scheduler.listSchedules(r -> r.groupName("jobs")).schedules())
                    .hasSize(1);
            assertThat(scheduler.listScheduleGroups(r -> {}).scheduleGroups()).hasSize(2);
            assertThat(scheduler.getScheduleGroup(r -> r.name("jobs")).arn()).isEqualTo(group);
            scheduler.tagResource(r -> r.resourceArn(group).tags(t -> t.key("k").value("v")));
            assertThat(scheduler.listTagsForResource(r -> r.resourceArn(group)).tags())
                    .hasSize(1);
            scheduler.untagResource(r -> r.resourceArn(group).tagKeys("k"));
            scheduler.deleteSchedule(r -> r.name("nightly").groupName("jobs"));
            scheduler.deleteScheduleGroup(r -> r.name("jobs"));
            assertThatThrownBy(() -> scheduler.getSchedule(r -> r.name("nightly")))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Schedule nightly does not exist.");
        }
    }
}
