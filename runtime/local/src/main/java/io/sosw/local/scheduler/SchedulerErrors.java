package io.sosw.local.scheduler;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** What Scheduler answers when it refuses. */
final class SchedulerErrors {
    private SchedulerErrors() {}

    static RuntimeException noSchedule(String name) {
        return notFound("Schedule " + name + " does not exist.");
    }

    static RuntimeException noGroup(String name) {
        return notFound("Schedule group " + name + " does not exist.");
    }

    private static RuntimeException notFound(String text) {
        return AwsErrors.of(ResourceNotFoundException.builder().message(text), 404, "ResourceNotFoundException", text);
    }

    static RuntimeException exists(String what) {
        var text = what + " already exists.";
        return AwsErrors.of(ConflictException.builder().message(text), 409, "ConflictException", text);
    }

    static RuntimeException invalid(String text) {
        return AwsErrors.of(ValidationException.builder().message(text), 400, "ValidationException", text);
    }

    static RuntimeException invalid(String text, IllegalArgumentException cause) {
        return AwsErrors.because(
                AwsErrors.of(ValidationException.builder().message(text), 400, "ValidationException", text), cause);
    }
}
