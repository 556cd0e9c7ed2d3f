package io.sosw.aws.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.aws.LocalAws;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** The SDK's own client against a scheduler that records what it is asked. */
class OneTimeScheduleTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:fn";

    private static Handover send(OneEndpoint scheduler) {
        try (var client = SchedulerClient.builder()
                .endpointOverride(scheduler.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build()) {
            return new OneTimeSchedule(client, "arn:aws:iam::000000000000:role/schedules", LocalAws.CLOCK)
                    .send(FUNCTION, Map.of("cursor", 7), Duration.ofMinutes(40), "req:1-2");
        }
    }

    @Test
    void aScheduleCallsTheFunctionOnceAndDeletesItself() throws Exception {
        var asked = new AtomicReference<Map<?, ?>>();
        var path = new AtomicReference<String>();
        try (var scheduler = OneEndpoint.answeringBodies((exchange, body) -> {
            path.set(exchange.getRequestURI().getPath());
            asked.set((Map<?, ?>) Json.parse(new String(body, StandardCharsets.UTF_8)));
            OneEndpoint.send(exchange, 200, "{\"ScheduleArn\":\"arn\"}");
        })) {
            assertThat(send(scheduler)).isEqualTo(new Handover.Accepted());
        }
        assertThat(path.get()).startsWith("/schedules/req_1-2-");
        assertThat(asked.get().get("ScheduleExpression")).isEqualTo("at(2026-11-21T12:40:01)");
        assertThat(asked.get().get("ActionAfterCompletion")).isEqualTo("DELETE");
        assertThat(asked.get().get("FlexibleTimeWindow")).isEqualTo(Map.of("Mode", "OFF"));
        assertThat(asked.get().get("Target"))
                .isEqualTo(Map.of(
                        "Arn", FUNCTION,
                        "RoleArn", "arn:aws:iam::000000000000:role/schedules",
                        "Input", "{\"cursor\":7}"));
    }

    @Test
    void theSameHandOverTwiceIsOneSchedule() throws Exception {
        try (var scheduler = OneEndpoint.answering(OneEndpoint.error(409, "ConflictException", "exists"))) {
            assertThat(send(scheduler)).isEqualTo(new Handover.Accepted());
        }
    }

    @Test
    void aRefusalIsSaid() throws Exception {
        try (var scheduler = OneEndpoint.answering(OneEndpoint.error(400, "ValidationException", "no such role"))) {
            assertThat(send(scheduler)).isEqualTo(new Handover.Refused("ValidationException: no such role", false));
        }
    }

    @Test
    void namesThatAScheduleCannotHaveStayApart() {
        assertThat(OneTimeSchedule.scheduleName("a-2")).isEqualTo("a-2");
        assertThat(OneTimeSchedule.scheduleName("a:2")).isNotEqualTo(OneTimeSchedule.scheduleName("a/2"));
        assertThat(OneTimeSchedule.scheduleName("x".repeat(65))).hasSize(64);
    }
}
