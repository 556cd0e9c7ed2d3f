package io.sosw.local.dynamodb.value;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Makes the exceptions that the real service sends, with their codes. */
public final class Rejection {
    private static final int BAD_REQUEST = 400;

    private Rejection() {}

    /** A {@code ValidationException}. */
    public static DynamoDbException validation(String message) {
        return filled(DynamoDbException.builder(), "ValidationException", message);
    }

    /** The prefix that most complaints about a parameter share. */
    public static DynamoDbException invalidParameter(String message) {
        return validation("One or more parameter values were invalid: " + message);
    }

    public static DynamoDbException tableNotFound() {
        return filled(ResourceNotFoundException.builder(), "ResourceNotFoundException", "Requested resource not found");
    }

    public static DynamoDbException tableNotFound(String table) {
        var message = "Requested resource not found: Table: " + table + " not found";
        return filled(ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    /** Any other error: the modelled exception's builder, with members already set. */
    public static DynamoDbException filled(DynamoDbException.Builder builder, String code, String message) {
        var details = AwsErrorDetails.builder()
                .serviceName("DynamoDb")
                .errorCode(code)
                .errorMessage(message)
                .build();
        return (DynamoDbException) builder.message(message)
                .awsErrorDetails(details)
                .statusCode(BAD_REQUEST)
                .build();
    }
}
