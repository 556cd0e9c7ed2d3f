package io.sosw.aws.invoke;

import io.sosw.invoke.DelayedInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;

/**
 * Runs a function once at a later time, by a schedule of EventBridge that deletes itself. One name is one schedule: a
 * repeated hand-over is the first one. Needs {@code software.amazon.awssdk:scheduler} on the class path, the permissions
 * {@code scheduler:CreateSchedule} and {@code iam:PassRole}, and the function's ARN rather than its name.
 *
 * <p>Safe for use by several threads.
 */
public final class OneTimeSchedule implements DelayedInvoker {
    private static final int LONGEST_NAME = 64;
    private static final int HASH = 16;

    private final SchedulerClient client;
    private final String role;
    private final Clock clock;

    /**
     * @param role ARN of the role that lets EventBridge Scheduler call the function
     */
    public OneTimeSchedule(SchedulerClient client, String role, Clock clock) {
        this.client = client;
        this.role = role;
        this.clock = clock;
    }

    @Override
    public Duration longest() {
        return Duration.ofDays(365);
    }

    @Override
    public Handover send(String function, Object payload, Duration delay, String name) {
        var json = Json.write(payload);
        // rounded up: a schedule in the past is refused
        var at = clock.instant().plus(delay).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        var expression = "at(" + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)) + ")";
        try {
            client.createSchedule(CreateScheduleRequest.builder()
                    .name(scheduleName(name))
                    .scheduleExpression(expression)
                    .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                    .actionAfterCompletion(ActionAfterCompletion.DELETE)
                    .target(target -> target.arn(function).roleArn(role).input(json))
                    .build());
            return new Handover.Accepted();
        } catch (ConflictException e) {
            return new Handover.Accepted(); // this very hand-over, or a repetition of it, is already there
        } catch (SdkException e) {
            var fault = Fault.of(e);
            return fault.certain()
                    ? new Handover.Refused(fault.reason(), fault.passing())
                    : new Handover.Unknown(fault.reason());
        }
    }

    /** The name as far as a schedule may be called so; what was cut or replaced is told apart by a hash. */
    static String scheduleName(String name) {
        var allowed = name.replaceAll("[^0-9a-zA-Z-_.]", "_");
        if (allowed.equals(name) && name.length() <= LONGEST_NAME) {
            return name;
        }
        var digest = sha256(name);
        var kept = allowed.substring(0, Math.min(allowed.length(), LONGEST_NAME - HASH - 1));
        return kept + "-" + HexFormat.of().formatHex(digest).substring(0, HASH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
