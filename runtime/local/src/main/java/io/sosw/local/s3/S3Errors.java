package io.sosw.local.s3;

import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3's errors with the codes and texts of its API reference. */
final class S3Errors {
    private S3Errors() {}

    static AwsServiceException of(int status, String code, String message) {
        return of(S3Exception.builder(), status, code, message, Map.of());
    }

    static AwsServiceException invalid(String message) {
        return of(400, "InvalidArgument", message);
    }

    static AwsServiceException invalidRequest(String message) {
        return of(400, "InvalidRequest", message);
    }

    static AwsServiceException noSuchKey(Map<String, String> headers) {
        return of(NoSuchKeyException.builder(), 404, "NoSuchKey", "The specified key does not exist.", headers);
    }

    static AwsServiceException noSuchVersion() {
        return of(404, "NoSuchVersion", "The specified version does not exist.");
    }

    static AwsServiceException noSuchBucket() {
        return of(
                NoSuchBucketException.builder(), 404, "NoSuchBucket", "The specified bucket does not exist", Map.of());
    }

    static AwsServiceException noSuchUpload() {
        return of(
                NoSuchUploadException.builder(),
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.",
                Map.of());
    }

    static AwsServiceException bucketAlreadyOwnedByYou() {
        return of(
                BucketAlreadyOwnedByYouException.builder(),
                409,
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.",
                Map.of());
    }

    static AwsServiceException preconditionFailed() {
        return of(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }

    static AwsServiceException notModified(Map<String, String> headers) {
        return of(S3Exception.builder(), 304, "304", "Not Modified", headers);
    }

    static AwsServiceException methodNotAllowed(Map<String, String> headers) {
        return of(
                S3Exception.builder(),
                405,
                "MethodNotAllowed",
                "The specified method is not allowed against this resource.",
                headers);
    }

    private static AwsServiceException of(
            AwsServiceException.Builder builder, int status, String code, String message, Map<String, String> headers) {
        var response = SdkHttpResponse.builder().statusCode(status);
        headers.forEach(response::putHeader);
        var details = AwsErrorDetails.builder()
                .serviceName("S3")
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(response.build())
                .build();
        builder.awsErrorDetails(details);
        builder.statusCode(status);
        builder.message(message);
        return builder.build();
    }
}
