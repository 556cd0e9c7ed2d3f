package io.sosw.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.engine.console.Console;
import io.sosw.local.junit.PassingTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** What a person sees of a resource that takes its time. */
class StackEventsTest {
    private static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private final PassingTime clock = new PassingTime(BEGIN);
    private final List<StackEvent> events = new ArrayList<>();

    private final CloudFormationClient client = new CloudFormationClient() {
        @Override
        public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
            return DescribeStackEventsResponse.builder().stackEvents(events).build();
        }

        @Override
        public String serviceName() {
            return "cloudformation";
        }

        @Override
        public void close() {
            events.clear();
        }
    };

    private void event(String id, String physical, String type, String status) {
        events.add(
                0,
                StackEvent.builder()
                        .eventId(id + status)
                        .stackId("the-stack")
                        .logicalResourceId(id)
                        .physicalResourceId(physical)
                        .resourceType(type)
                        .resourceStatus(status)
                        .timestamp(clock.instant())
                        .build());
    }

    @Test
    void whatIsWaitedForIsToldLessAndLessOften() {
        var out = new ByteArrayOutputStream();
        var protocol = new Protocol(
                new Console(new PrintStream(out, true, StandardCharsets.UTF_8)), folder.resolve("log"), clock);
        event("Rows", "rows", "AWS::DynamoDB::Table", "CREATE_IN_PROGRESS");
        Pause pause = millis -> {
            clock.pause(Duration.ofMillis(millis));
            if (clock.instant().isAfter(BEGIN.plusSeconds(65)) && events.size() == 1) {
                event("Rows", "rows", "AWS::DynamoDB::Table", "CREATE_COMPLETE");
                event("orders-lab", "the-stack", "AWS::CloudFormation::Stack", "CREATE_COMPLETE");
            }
        };

        assertThat(new StackEvents(client, "the-stack", protocol).follow(pause.growing()))
                .isEqualTo("CREATE_COMPLETE");

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("  … waiting for Rows \\(AWS::DynamoDB::Table, since 1[0-2] s\\)"),
                        line -> assertThat(line)
                                .matches("  … waiting for Rows \\(AWS::DynamoDB::Table, since 3[0-4] s\\)"),
                        line -> assertThat(line)
                                .matches("  CREATE_COMPLETE +AWS::DynamoDB::Table +Rows 6[5-7]\\.[0-9] s"));
    }
}
