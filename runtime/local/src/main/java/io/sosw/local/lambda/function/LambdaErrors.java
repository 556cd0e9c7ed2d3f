package io.sosw.local.lambda.function;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** What Lambda answers when it refuses. */
public final class LambdaErrors {
    private static final String TYPE = "User";

    private LambdaErrors() {}

    /** No such function, version or alias. */
    public static LambdaException notFound(String text) {
        return of(ResourceNotFoundException.builder().type(TYPE), "ResourceNotFoundException", text, 404);
    }

    /** It exists already. */
    public static LambdaException conflict(String text) {
        return of(ResourceConflictException.builder().type(TYPE), "ResourceConflictException", text, 409);
    }

    /** A value that Lambda does not take. */
    public static LambdaException invalid(String text) {
        return of(InvalidParameterValueException.builder().type(TYPE), "InvalidParameterValueException", text, 400);
    }

    /** A payload that is no JSON. */
    public static LambdaException notJson(String text) {
        return of(
                InvalidRequestContentException.builder().type(TYPE),
                "InvalidRequestContentException",
                "Could not parse request body into json: " + text,
                400);
    }

    /** A payload above the limit. */
    public static LambdaException tooLarge(long bytes, String invocationType, int limit) {
        return of(
                RequestTooLargeException.builder().type(TYPE),
                "RequestTooLargeException",
                bytes + " byte payload is too large for the " + invocationType + " invocation type (limit " + limit
                        + " bytes)",
                413);
    }

    /** A chain of calls has come back to the function too often. */
    public static LambdaException recursive(String function) {
        return of(
                RecursiveInvocationException.builder().type(TYPE),
                "RecursiveInvocationException",
                "AWS Lambda has detected that your function " + function + " is being invoked in a recursive loop with "
                        + "other AWS resources, and stopped it. If the loop is wanted, set RecursiveLoop to Allow.",
                400);
    }

    /** The concurrency is used up. */
    public static LambdaException throttled(String reason) {
        return of(
                TooManyRequestsException.builder().type(TYPE).reason(reason).retryAfterSeconds("1"),
                "TooManyRequestsException",
                "Rate Exceeded.",
                429);
    }

    private static LambdaException of(LambdaException.Builder builder, String code, String text, int status) {
        var details = AwsErrorDetails.builder()
                .serviceName("Lambda")
                .errorCode(code)
                .errorMessage(text)
                .build();
        return (LambdaException) builder.awsErrorDetails(details)
                .message(text)
                .statusCode(status)
                .build();
    }
}
