package io.sosw.local.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;

/** Documents of buckets that are stored and returned and change nothing else, and whose absence is an error. */
abstract class BucketDocuments implements S3Client {
    /** The bucket, if it is the expected owner's. */
    abstract Bucket bucket(String name, @Nullable String expectedOwner);

    final <T extends SdkPojo> T document(String bucket, Class<T> type, String code, String message) {
        var document = bucket(bucket, null).document(type);
        if (document == null) {
            throw S3Errors.of(404, code, message);
        }
        return document;
    }

    @Override
    public PutBucketCorsResponse putBucketCors(PutBucketCorsRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketCorsRequest.class, request);
        return PutBucketCorsResponse.builder().build();
    }

    @Override
    public GetBucketCorsResponse getBucketCors(GetBucketCorsRequest request) {
        var d = document(
                request.bucket(),
                PutBucketCorsRequest.class,
                "NoSuchCORSConfiguration",
                "The CORS configuration does not exist");
        return GetBucketCorsResponse.builder()
                .corsRules(d.corsConfiguration().corsRules())
                .build();
    }

    @Override
    public DeleteBucketCorsResponse deleteBucketCors(DeleteBucketCorsRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketCorsRequest.class, null);
        return DeleteBucketCorsResponse.builder().build();
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner())
                .document(PutBucketLifecycleConfigurationRequest.class, request);
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        var d = document(
                request.bucket(),
                PutBucketLifecycleConfigurationRequest.class,
                "NoSuchLifecycleConfiguration",
                "The lifecycle configuration does not exist");
        return GetBucketLifecycleConfigurationResponse.builder()
                .rules(d.lifecycleConfiguration().rules())
                .transitionDefaultMinimumObjectSize(d.transitionDefaultMinimumObjectSize())
                .build();
    }

    @Override
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(DeleteBucketLifecycleRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner())
                .document(PutBucketLifecycleConfigurationRequest.class, null);
        return DeleteBucketLifecycleResponse.builder().build();
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketPolicyRequest.class, request);
        return PutBucketPolicyResponse.builder().build();
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        var d = document(
                request.bucket(),
                PutBucketPolicyRequest.class,
                "NoSuchBucketPolicy",
                "The bucket policy does not exist");
        return GetBucketPolicyResponse.builder().policy(d.policy()).build();
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketPolicyRequest.class, null);
        return DeleteBucketPolicyResponse.builder().build();
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketTaggingRequest.class, request);
        return PutBucketTaggingResponse.builder().build();
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        var d = document(request.bucket(), PutBucketTaggingRequest.class, "NoSuchTagSet", "The TagSet does not exist");
        return GetBucketTaggingResponse.builder().tagSet(d.tagging().tagSet()).build();
    }

    @Override
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketTaggingRequest.class, null);
        return DeleteBucketTaggingResponse.builder().build();
    }

    @Override
    public PutBucketWebsiteResponse putBucketWebsite(PutBucketWebsiteRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketWebsiteRequest.class, request);
        return PutBucketWebsiteResponse.builder().build();
    }

    @Override
    public GetBucketWebsiteResponse getBucketWebsite(GetBucketWebsiteRequest request) {
        var d = document(
                request.bucket(),
                PutBucketWebsiteRequest.class,
                "NoSuchWebsiteConfiguration",
                "The specified bucket does not have a website configuration");
        return GetBucketWebsiteResponse.builder()
                .indexDocument(d.websiteConfiguration().indexDocument())
                .errorDocument(d.websiteConfiguration().errorDocument())
                .redirectAllRequestsTo(d.websiteConfiguration().redirectAllRequestsTo())
                .routingRules(
                        d.websiteConfiguration().hasRoutingRules()
                                ? d.websiteConfiguration().routingRules()
                                : null)
                .build();
    }

    @Override
    public DeleteBucketWebsiteResponse deleteBucketWebsite(DeleteBucketWebsiteRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketWebsiteRequest.class, null);
        return DeleteBucketWebsiteResponse.builder().build();
    }

    @Override
    public PutBucketReplicationResponse putBucketReplication(PutBucketReplicationRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketReplicationRequest.class, request);
        return PutBucketReplicationResponse.builder().build();
    }

    @Override
    public GetBucketReplicationResponse getBucketReplication(GetBucketReplicationRequest request) {
        var d = document(
                request.bucket(),
                PutBucketReplicationRequest.class,
                "ReplicationConfigurationNotFoundError",
                "The replication configuration was not found");
        return GetBucketReplicationResponse.builder()
                .replicationConfiguration(d.replicationConfiguration())
                .build();
    }

    @Override
    public DeleteBucketReplicationResponse deleteBucketReplication(DeleteBucketReplicationRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketReplicationRequest.class, null);
        return DeleteBucketReplicationResponse.builder().build();
    }

    @Override
    public PutBucketOwnershipControlsResponse putBucketOwnershipControls(PutBucketOwnershipControlsRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner())
                .document(PutBucketOwnershipControlsRequest.class, request);
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(GetBucketOwnershipControlsRequest request) {
        var d = document(
                request.bucket(),
                PutBucketOwnershipControlsRequest.class,
                "OwnershipControlsNotFoundError",
                "The bucket ownership controls were not found");
        return GetBucketOwnershipControlsResponse.builder()
                .ownershipControls(d.ownershipControls())
                .build();
    }

    @Override
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutBucketOwnershipControlsRequest.class, null);
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutPublicAccessBlockRequest.class, request);
        return PutPublicAccessBlockResponse.builder().build();
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        var d = document(
                request.bucket(),
                PutPublicAccessBlockRequest.class,
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found");
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(d.publicAccessBlockConfiguration())
                .build();
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(DeletePublicAccessBlockRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner()).document(PutPublicAccessBlockRequest.class, null);
        return DeletePublicAccessBlockResponse.builder().build();
    }

    @Override
    public PutObjectLockConfigurationResponse putObjectLockConfiguration(PutObjectLockConfigurationRequest request) {
        bucket(request.bucket(), request.expectedBucketOwner())
                .document(PutObjectLockConfigurationRequest.class, request);
        return PutObjectLockConfigurationResponse.builder().build();
    }

    @Override
    public GetObjectLockConfigurationResponse getObjectLockConfiguration(GetObjectLockConfigurationRequest request) {
        var d = document(
                request.bucket(),
                PutObjectLockConfigurationRequest.class,
                "ObjectLockConfigurationNotFoundError",
                "Object Lock configuration does not exist for this bucket");
        return GetObjectLockConfigurationResponse.builder()
                .objectLockConfiguration(d.objectLockConfiguration())
                .build();
    }
}
