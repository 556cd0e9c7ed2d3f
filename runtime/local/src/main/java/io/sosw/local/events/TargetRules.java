package io.sosw.local.events;

import io.sosw.json.Json;
import io.sosw.json.JsonException;
import io.sosw.local.world.Arn;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What a target must be like. */
final class TargetRules {
    private TargetRules() {}

    static void check(Target target) {
        try {
            Arn.parse(String.valueOf(target.arn()));
        } catch (IllegalArgumentException e) {
            throw invalid(
                    target,
                    "Parameter " + target.arn() + " is not valid. Reason: Provided Arn is not in correct " + "format.");
        }
        var inputs = Stream.of(target.input(), target.inputPath(), target.inputTransformer())
                .filter(java.util.Objects::nonNull)
                .count();
        if (inputs > 1) {
            throw invalid(
                    target,
                    "Only one of Input, InputPath, or InputTransformer must be provided for target " + target.id()
                            + ".");
        }
        if (target.input() != null) {
            checkJson(target);
        }
        if (target.inputPath() != null && !new JsonPath(target.inputPath()).isValid()) {
            throw invalid(target, "InputPath for target " + target.id() + " is invalid.");
        }
        if (target.inputTransformer() != null) {
            target.inputTransformer().inputPathsMap().values().forEach(path -> {
                if (!new JsonPath(path).isValid()) {
                    throw invalid(target, "InputPathsMap for target " + target.id() + " is invalid: " + path);
                }
            });
        }
        if (target.arn().endsWith(".fifo")
                && target.arn().startsWith("arn:aws:sqs:")
                && (target.sqsParameters() == null || target.sqsParameters().messageGroupId() == null)) {
            throw invalid(target, "Parameter(s) SqsParameters must be specified for target: " + target.id() + ".");
        }
    }

    private static void checkJson(Target target) {
        try {
            Json.parse(target.input());
        } catch (JsonException e) {
            throw invalid(target, "Input for target " + target.id() + " is invalid JSON text.");
        }
    }

    private static RuntimeException invalid(Target target, String text) {
        return EventErrors.invalid(target.id() == null ? "Target without an Id" : text);
    }
}
