package io.sosw.local.cloudwatch;

import io.sosw.local.world.AwsErrors;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;

/** What CloudWatch answers when it refuses. */
public final class MetricErrors {
    private static final Set<String> SUFFIXED =
            Set.of("InvalidParameterValue", "InvalidParameterCombination", "ResourceNotFound");

    private MetricErrors() {}

    /** The modeled exception that a code of the query protocol stands for. */
    public static String shapeOfCode(String code) {
        if (code.equals("MissingParameter")) {
            return "MissingRequiredParameterException";
        }
        return SUFFIXED.contains(code) ? code + "Exception" : code;
    }

    static RuntimeException missing(String member) {
        return AwsErrors.of(
                MissingRequiredParameterException.builder(),
                400,
                "MissingParameter",
                "The parameter " + member + " is required.");
    }

    static RuntimeException invalid(String text) {
        return AwsErrors.of(InvalidParameterValueException.builder(), 400, "InvalidParameterValue", text);
    }

    static RuntimeException combination(String text) {
        return AwsErrors.of(InvalidParameterCombinationException.builder(), 400, "InvalidParameterCombination", text);
    }

    static RuntimeException noAlarm(String name) {
        return AwsErrors.of(ResourceNotFoundException.builder(), 404, "ResourceNotFound", "Unknown alarm: " + name);
    }
}
