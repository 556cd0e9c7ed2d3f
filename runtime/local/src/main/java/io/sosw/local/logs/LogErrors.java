package io.sosw.local.logs;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What CloudWatch Logs answers when it refuses. */
final class LogErrors {
    private LogErrors() {}

    static RuntimeException noGroup() {
        return AwsErrors.of(
                ResourceNotFoundException.builder(),
                400,
                "ResourceNotFoundException",
                "The specified log group does not exist.");
    }

    static RuntimeException noStream() {
        return AwsErrors.of(
                ResourceNotFoundException.builder(),
                400,
                "ResourceNotFoundException",
                "The specified log stream does not exist.");
    }

    static RuntimeException exists(String what) {
        return AwsErrors.of(
                ResourceAlreadyExistsException.builder(),
                400,
                "ResourceAlreadyExistsException",
                "The specified log " + what + " already exists");
    }

    static RuntimeException invalid(String text) {
        return AwsErrors.of(InvalidParameterException.builder(), 400, "InvalidParameterException", text);
    }
}
