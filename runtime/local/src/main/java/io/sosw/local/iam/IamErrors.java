package io.sosw.local.iam;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** What IAM answers when it refuses. */
final class IamErrors {
    private IamErrors() {}

    static RuntimeException missing(String text) {
        return AwsErrors.of(NoSuchEntityException.builder(), 404, "NoSuchEntity", text);
    }

    static RuntimeException exists(String text) {
        return AwsErrors.of(EntityAlreadyExistsException.builder(), 409, "EntityAlreadyExists", text);
    }

    static RuntimeException conflict(String text) {
        return AwsErrors.of(DeleteConflictException.builder(), 409, "DeleteConflict", text);
    }

    static RuntimeException malformed(String text) {
        return AwsErrors.of(MalformedPolicyDocumentException.builder(), 400, "MalformedPolicyDocument", text);
    }

    static RuntimeException invalid(String text) {
        return AwsErrors.of(IamException.builder(), 400, "ValidationError", text);
    }
}
