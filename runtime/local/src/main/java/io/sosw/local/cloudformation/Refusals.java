package io.sosw.local.cloudformation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;

/** What CloudFormation answers when it refuses. */
final class Refusals {
    private Refusals() {}

    static CloudFormationException invalid(String message) {
        return with(CloudFormationException.builder(), "ValidationError", message, 400);
    }

    static CloudFormationException noStack(String name) {
        return invalid("Stack with id " + name + " does not exist");
    }

    static CloudFormationException stackExists(String name) {
        return with(
                AlreadyExistsException.builder(), "AlreadyExistsException", "Stack [" + name + "] already exists", 400);
    }

    static CloudFormationException noChangeSet(String name) {
        return with(
                ChangeSetNotFoundException.builder(),
                "ChangeSetNotFound",
                "ChangeSet [" + name + "] does not exist",
                404);
    }

    static CloudFormationException changeSetExists(String name) {
        return with(
                AlreadyExistsException.builder(),
                "AlreadyExistsException",
                "ChangeSet " + name + " already exists",
                400);
    }

    static CloudFormationException notExecutable(String name, String status) {
        return with(
                InvalidChangeSetStatusException.builder(),
                "InvalidChangeSetStatus",
                "ChangeSet [" + name + "] cannot be executed in its current status of [" + status + "]",
                400);
    }

    static CloudFormationException capabilities(String needed) {
        return with(
                InsufficientCapabilitiesException.builder(),
                "InsufficientCapabilitiesException",
                "Requires capabilities : [" + needed + "]",
                400);
    }

    private static CloudFormationException with(
            CloudFormationException.Builder builder, String code, String message, int status) {
        return (CloudFormationException) builder.awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName("CloudFormation")
                        .build())
                .message(message)
                .statusCode(status)
                .build();
    }
}
