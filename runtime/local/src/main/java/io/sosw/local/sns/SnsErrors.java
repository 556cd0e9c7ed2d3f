package io.sosw.local.sns;

import io.sosw.local.world.AwsErrors;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/** What SNS answers when it refuses. */
final class SnsErrors {
    private SnsErrors() {}

    static RuntimeException noTopic() {
        return AwsErrors.of(NotFoundException.builder(), 404, "NotFound", "Topic does not exist");
    }

    static RuntimeException noResource() {
        return AwsErrors.of(ResourceNotFoundException.builder(), 404, "ResourceNotFound", "Resource does not exist");
    }

    static RuntimeException noSubscription() {
        return AwsErrors.of(NotFoundException.builder(), 404, "NotFound", "Subscription does not exist");
    }

    static RuntimeException invalid(String reason) {
        var text = "Invalid parameter: " + reason;
        return AwsErrors.of(InvalidParameterException.builder(), 400, "InvalidParameter", text);
    }

    static RuntimeException tooMany() {
        var text = "The batch request contains more entries than permissible.";
        return AwsErrors.of(TooManyEntriesInBatchRequestException.builder(), 400, "TooManyEntriesInBatchRequest", text);
    }

    static RuntimeException empty() {
        var text = "The batch request doesn't contain any entries.";
        return AwsErrors.of(EmptyBatchRequestException.builder(), 400, "EmptyBatchRequest", text);
    }

    static RuntimeException notDistinct() {
        var text = "Two or more batch entries in the request have the same Id.";
        return AwsErrors.of(BatchEntryIdsNotDistinctException.builder(), 400, "BatchEntryIdsNotDistinct", text);
    }

    static RuntimeException wrongId() {
        var text = "The Id of a batch entry in a batch request doesn't abide by the specification.";
        return AwsErrors.of(InvalidBatchEntryIdException.builder(), 400, "InvalidBatchEntryId", text);
    }
}
