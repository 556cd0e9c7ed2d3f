package io.sosw.local.secrets;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** What Secrets Manager answers when it refuses. */
final class SecretErrors {
    private SecretErrors() {}

    static RuntimeException notFound(String text) {
        return AwsErrors.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", text);
    }

    static RuntimeException exists(String name) {
        var text = "The operation failed because the secret " + name + " already exists.";
        return AwsErrors.of(ResourceExistsException.builder(), 400, "ResourceExistsException", text);
    }

    static RuntimeException request(String text) {
        return AwsErrors.of(InvalidRequestException.builder(), 400, "InvalidRequestException", text);
    }

    static RuntimeException parameter(String text) {
        return AwsErrors.of(InvalidParameterException.builder(), 400, "InvalidParameterException", text);
    }
}
