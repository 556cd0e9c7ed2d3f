package io.sosw.local.events;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** What EventBridge answers when it refuses. */
final class EventErrors {
    private EventErrors() {}

    static RuntimeException noBus(String name) {
        return notFound("Event bus " + name + " does not exist.");
    }

    static RuntimeException noRule(String name, String bus) {
        return notFound("Rule " + name + " does not exist on EventBus " + bus + ".");
    }

    static RuntimeException notFound(String text) {
        return AwsErrors.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", text);
    }

    static RuntimeException exists(String bus) {
        var text = "Event bus " + bus + " already exists.";
        return AwsErrors.of(ResourceAlreadyExistsException.builder(), 400, "ResourceAlreadyExistsException", text);
    }

    static RuntimeException pattern(IllegalArgumentException reason) {
        var text = "Event pattern is not valid. Reason: " + reason.getMessage();
        return AwsErrors.because(
                AwsErrors.of(InvalidEventPatternException.builder(), 400, "InvalidEventPatternException", text),
                reason);
    }

    static RuntimeException invalid(String text) {
        return AwsErrors.of(EventBridgeException.builder(), 400, "ValidationException", text);
    }

    static RuntimeException limit(String text) {
        return AwsErrors.of(LimitExceededException.builder(), 400, "LimitExceededException", text);
    }

    static RuntimeException schedule(IllegalArgumentException reason) {
        return AwsErrors.because(
                (EventBridgeException)
                        invalid("Parameter ScheduleExpression is not valid. Reason: " + reason.getMessage() + "."),
                reason);
    }
}
