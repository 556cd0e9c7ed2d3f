package io.sosw.local.ssm;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** What Parameter Store answers when it refuses. */
final class SsmErrors {
    private SsmErrors() {}

    static RuntimeException notFound(String name) {
        var text = "Parameter " + name + " not found.";
        return AwsErrors.of(ParameterNotFoundException.builder(), 400, "ParameterNotFound", text);
    }

    static RuntimeException versionNotFound(String name, String version) {
        var text = "Systems Manager could not find version " + version + " of " + name
                + ". Verify the version and try again.";
        return AwsErrors.of(ParameterVersionNotFoundException.builder(), 400, "ParameterVersionNotFound", text);
    }

    static RuntimeException exists() {
        var text = "The parameter already exists. To overwrite this value, set the overwrite option in the request to "
                + "true.";
        return AwsErrors.of(ParameterAlreadyExistsException.builder(), 400, "ParameterAlreadyExists", text);
    }

    static RuntimeException validation(String text) {
        return AwsErrors.of(SsmException.builder(), 400, "ValidationException", text);
    }

    static RuntimeException resource(String text) {
        return AwsErrors.of(SsmException.builder(), 400, "InvalidResourceId", text);
    }
}
