package io.sosw.local.s3;

import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketAccelerateConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAccelerateConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketRequestPaymentRequest;
import software.amazon.awssdk.services.s3.model.GetBucketRequestPaymentResponse;
import software.amazon.awssdk.services.s3.model.PutBucketAccelerateConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAccelerateConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketRequestPaymentRequest;
import software.amazon.awssdk.services.s3.model.PutBucketRequestPaymentResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Settings of buckets that are stored and returned and change nothing else, and have defaults. */
abstract class BucketSettings extends BucketDocuments {
    private static final ServerSideEncryptionRule MANAGED = ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(e -> e.sseAlgorithm("AES256"))
            .bucketKeyEnabled(false)
            .build();

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketEncryptionRequest.class, request);
        return PutBucketEncryptionResponse.builder().build();
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        var d = bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketEncryptionRequest.class);
        return d == null
                ? GetBucketEncryptionResponse.builder()
                        .serverSideEncryptionConfiguration(c -> c.rules(MANAGED))
                        .build()
                : GetBucketEncryptionResponse.builder()
                        .serverSideEncryptionConfiguration(d.serverSideEncryptionConfiguration())
                        .build();
    }

    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(DeleteBucketEncryptionRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketEncryptionRequest.class, null);
        return DeleteBucketEncryptionResponse.builder().build();
    }

    @Override
    public PutBucketLoggingResponse putBucketLogging(PutBucketLoggingRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketLoggingRequest.class, request);
        return PutBucketLoggingResponse.builder().build();
    }

    @Override
    public GetBucketLoggingResponse getBucketLogging(GetBucketLoggingRequest request) {
        var d = bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketLoggingRequest.class);
        return d == null
                ? GetBucketLoggingResponse.builder().build()
                : GetBucketLoggingResponse.builder()
                        .loggingEnabled(d.bucketLoggingStatus().loggingEnabled())
                        .build();
    }

    @Override
    public PutBucketRequestPaymentResponse putBucketRequestPayment(PutBucketRequestPaymentRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketRequestPaymentRequest.class, request);
        return PutBucketRequestPaymentResponse.builder().build();
    }

    @Override
    public GetBucketRequestPaymentResponse getBucketRequestPayment(GetBucketRequestPaymentRequest request) {
        var d = bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketRequestPaymentRequest.class);
        return d == null
                ? GetBucketRequestPaymentResponse.builder().payer("BucketOwner").build()
                : GetBucketRequestPaymentResponse.builder()
                        .payer(d.requestPaymentConfiguration().payer())
                        .build();
    }

    @Override
    public PutBucketAccelerateConfigurationResponse putBucketAccelerateConfiguration(
            PutBucketAccelerateConfigurationRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner())
                .document(PutBucketAccelerateConfigurationRequest.class, request);
        return PutBucketAccelerateConfigurationResponse.builder().build();
    }

    @Override
    public GetBucketAccelerateConfigurationResponse getBucketAccelerateConfiguration(
            GetBucketAccelerateConfigurationRequest request) {
        var d = bucket(request.bucket(), request.expectedBucketOwner())
                .document(PutBucketAccelerateConfigurationRequest.class);
        return d == null
                ? GetBucketAccelerateConfigurationResponse.builder().build()
                : GetBucketAccelerateConfigurationResponse.builder()
                        .status(d.accelerateConfiguration().status())
                        .build();
    }
}
