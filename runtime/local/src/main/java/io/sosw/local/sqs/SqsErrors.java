package io.sosw.local.sqs;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** What SQS answers when it refuses; codes are those of its query protocol, which the SDK shows. */
public final class SqsErrors {
    private static final String LEGACY = "AWS.SimpleQueueService.";

    private SqsErrors() {}

    /** The name of the modeled exception in the JSON protocol for a code of the query protocol. */
    public static String shapeOfCode(String code) {
        return switch (code) {
            case LEGACY + "NonExistentQueue" -> "QueueDoesNotExist";
            case "QueueAlreadyExists" -> "QueueNameExists";
            default -> code.startsWith(LEGACY) ? code.substring(LEGACY.length()) : code;
        };
    }

    static SqsException noQueue() {
        return with(
                QueueDoesNotExistException.builder(),
                LEGACY + "NonExistentQueue",
                "The specified queue does not exist.");
    }

    static SqsException queueExists(String attribute) {
        var text = "A queue already exists with the same name and a different value for attribute " + attribute;
        return with(QueueNameExistsException.builder(), "QueueAlreadyExists", text);
    }

    static SqsException invalidParameter(String message) {
        return with(SqsException.builder(), "InvalidParameterValue", message);
    }

    static SqsException outOfRange(String parameter, Object value, String reason) {
        return invalidParameter("Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static SqsException missing(String parameter) {
        var text = "The request must contain the parameter " + parameter + ".";
        return with(SqsException.builder(), "MissingParameter", text);
    }

    static SqsException attributeName(String name) {
        return with(InvalidAttributeNameException.builder(), "InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static SqsException attributeValue(String name) {
        var text = "Invalid value for the parameter " + name + ".";
        return with(InvalidAttributeValueException.builder(), "InvalidAttributeValue", text);
    }

    static SqsException attributeValue(String name, String reason) {
        var text = "Invalid value for the parameter " + name + ". Reason: " + reason;
        return with(InvalidAttributeValueException.builder(), "InvalidAttributeValue", text);
    }

    static SqsException fifoOnly(String name) {
        var text = "You can specify the " + name + " only when FifoQueue is set to true.";
        return with(InvalidAttributeNameException.builder(), "InvalidAttributeName", text);
    }

    static SqsException contents(String text) {
        return with(InvalidMessageContentsException.builder(), "InvalidMessageContents", text);
    }

    static SqsException handle(String handle) {
        var text = "The input receipt handle \"" + handle + "\" is not a valid receipt handle.";
        return with(ReceiptHandleIsInvalidException.builder(), "ReceiptHandleIsInvalid", text);
    }

    static SqsException notInFlight(String handle) {
        var text = "Value " + handle + " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is "
                + "not available for visibility timeout change.";
        return with(MessageNotInflightException.builder(), LEGACY + "MessageNotInflight", text);
    }

    static SqsException overLimit() {
        var text = "The number of messages in flight has reached the limit of 120000.";
        return with(OverLimitException.builder(), "OverLimit", text);
    }

    static SqsException purging(String queue) {
        var text = "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.";
        return with(PurgeQueueInProgressException.builder(), LEGACY + "PurgeQueueInProgress", text);
    }

    static SqsException emptyBatch(String kind) {
        var text = "There should be at least one " + kind + " in the request.";
        return with(EmptyBatchRequestException.builder(), LEGACY + "EmptyBatchRequest", text);
    }

    static SqsException tooManyEntries(int count) {
        var text = "Maximum number of entries per request are 10. You have sent " + count + ".";
        return with(TooManyEntriesInBatchRequestException.builder(), LEGACY + "TooManyEntriesInBatchRequest", text);
    }

    static SqsException repeatedId(String id) {
        var text = "Id " + id + " repeated.";
        return with(BatchEntryIdsNotDistinctException.builder(), LEGACY + "BatchEntryIdsNotDistinct", text);
    }

    static SqsException batchEntryId() {
        var text = "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at "
                + "most 80 letters long.";
        return with(InvalidBatchEntryIdException.builder(), LEGACY + "InvalidBatchEntryId", text);
    }

    static SqsException batchTooLong(long size) {
        var text = "Batch requests cannot be longer than 1048576 bytes. You have sent " + size + " bytes.";
        return with(BatchRequestTooLongException.builder(), LEGACY + "BatchRequestTooLong", text);
    }

    static SqsException unsupported(String text) {
        return with(UnsupportedOperationException.builder(), LEGACY + "UnsupportedOperation", text);
    }

    static SqsException notFound(String text) {
        return with(ResourceNotFoundException.builder(), "ResourceNotFoundException", text);
    }

    private static SqsException with(SqsException.Builder builder, String code, String message) {
        var details = AwsErrorDetails.builder()
                .serviceName("Sqs")
                .errorCode(code)
                .errorMessage(message)
                .build();
        return (SqsException) builder.awsErrorDetails(details)
                .message(message)
                .statusCode(400)
                .build();
    }
}
