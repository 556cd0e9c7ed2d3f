package io.sosw.local.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.GetBucketAclRequest;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.PutBucketAclRequest;
import software.amazon.awssdk.services.s3.model.PutBucketAclResponse;
import software.amazon.awssdk.services.s3.model.PutObjectAclRequest;
import software.amazon.awssdk.services.s3.model.PutObjectAclResponse;
import software.amazon.awssdk.services.s3.model.Type;

/** Access control lists: a bucket's is stored; objects are their owner's. Nothing is refused by them here. */
final class AccessControl {
    private final Buckets buckets;
    private final ObjectReader reader;

    AccessControl(Buckets buckets, ObjectReader reader) {
        this.buckets = buckets;
        this.reader = reader;
    }

    PutBucketAclResponse put(PutBucketAclRequest request) {
        buckets.get(request.bucket(), request.expectedBucketOwner())
                .document(AccessControlPolicy.class, request.accessControlPolicy());
        return PutBucketAclResponse.builder().build();
    }

    GetBucketAclResponse get(GetBucketAclRequest request) {
        var stored =
                buckets.get(request.bucket(), request.expectedBucketOwner()).document(AccessControlPolicy.class);
        return GetBucketAclResponse.builder()
                .owner(buckets.owner())
                .grants(stored == null ? ownerOnly() : stored.grants())
                .build();
    }

    PutObjectAclResponse put(PutObjectAclRequest request) {
        find(request.bucket(), request.key());
        return PutObjectAclResponse.builder().build();
    }

    GetObjectAclResponse get(GetObjectAclRequest request) {
        find(request.bucket(), request.key());
        return GetObjectAclResponse.builder()
                .owner(buckets.owner())
                .grants(ownerOnly())
                .build();
    }

    private void find(String bucket, String key) {
        reader.find(buckets.get(bucket), key, null);
    }

    private List<Grant> ownerOnly() {
        return List.of(Grant.builder()
                .grantee(g -> g.type(Type.CANONICAL_USER).id(buckets.ownerId()))
                .permission(Permission.FULL_CONTROL)
                .build());
    }
}
