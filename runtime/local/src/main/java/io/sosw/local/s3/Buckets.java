package io.sosw.local.s3;

import io.sosw.local.s3.store.S3Store;
import io.sosw.local.world.World;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.Owner;

/** The buckets of the one account. Names follow AWS's rules, so that none can be mistaken for something else. */
final class Buckets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private final World world;
    private final S3Store store;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Object changes = new Object();

    Buckets(World world, S3Store store) {
        this.world = world;
        this.store = store;
    }

    /** The bucket, or NoSuchBucket. */
    Bucket get(String name) {
        var bucket = buckets.get(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket();
        }
        return bucket;
    }

    /** The bucket, if it is the expected owner's. */
    Bucket get(String name, @Nullable String expectedOwner) {
        if (expectedOwner != null && !expectedOwner.equals(world.accountId())) {
            throw S3Errors.of(403, "AccessDenied", "Access Denied");
        }
        return get(name);
    }

    Owner owner() {
        return Owner.builder().id(ownerId()).build();
    }

    /** A canonical user id: 64 hexadecimal digits. */
    String ownerId() {
        return world.accountId().repeat(6).substring(0, 64);
    }

    CreateBucketResponse create(CreateBucketRequest request) {
        var name = request.bucket();
        if (!isValid(name)) {
            throw S3Errors.of(400, "InvalidBucketName", "The specified bucket is not valid: " + name);
        }
        synchronized (changes) {
            if (buckets.containsKey(name)) {
                return again(name);
            }
            var bucket = new Bucket(name, world.clock().instant(), store.versions(name));
            if (Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
                bucket.versioning(BucketVersioningStatus.ENABLED);
            }
            bucket.document(CreateBucketRequest.class, request);
            buckets.put(name, bucket);
        }
        return created(name);
    }

    /** "For legacy compatibility, if you re-create a bucket that you own in us-east-1, S3 returns 200 OK." */
    private CreateBucketResponse again(String name) {
        if (!world.region().equals("us-east-1")) {
            throw S3Errors.bucketAlreadyOwnedByYou();
        }
        return created(name);
    }

    private static CreateBucketResponse created(String name) {
        return CreateBucketResponse.builder()
                .location("/" + name)
                .bucketArn("arn:aws:s3:::" + name)
                .build();
    }

    DeleteBucketResponse delete(DeleteBucketRequest request) {
        synchronized (changes) {
            var bucket = get(request.bucket(), request.expectedBucketOwner());
            synchronized (bucket) {
                if (!bucket.versions().isEmpty()) {
                    throw S3Errors.of(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
                }
                buckets.remove(bucket.name());
                store.remove(bucket.versions());
            }
        }
        return DeleteBucketResponse.builder().build();
    }

    HeadBucketResponse head(HeadBucketRequest request) {
        var bucket = get(request.bucket(), request.expectedBucketOwner());
        return HeadBucketResponse.builder()
                .bucketRegion(region(bucket))
                .bucketArn("arn:aws:s3:::" + bucket.name())
                .accessPointAlias(false)
                .build();
    }

    ListBucketsResponse list(ListBucketsRequest request) {
        var prefix = request.prefix() == null ? "" : request.prefix();
        var token = request.continuationToken() == null ? "" : request.continuationToken();
        var limit = request.maxBuckets() == null ? 10_000 : request.maxBuckets();
        List<Bucket> after = buckets.values().stream()
                .filter(b -> b.name().startsWith(prefix) && b.name().compareTo(token) > 0)
                .sorted(java.util.Comparator.comparing(Bucket::name))
                .toList();
        var page = after.stream().limit(limit).toList();
        return ListBucketsResponse.builder()
                .owner(owner())
                .prefix(request.prefix())
                .continuationToken(
                        after.size() > page.size() ? page.get(page.size() - 1).name() : null)
                .buckets(page.stream().map(this::summary).toList())
                .build();
    }

    /** Where the bucket was made. */
    String region(Bucket bucket) {
        var request = bucket.document(CreateBucketRequest.class);
        var configuration = request == null ? null : request.createBucketConfiguration();
        var constraint = configuration == null ? null : configuration.locationConstraintAsString();
        return constraint == null || constraint.isEmpty() ? world.region() : constraint;
    }

    private software.amazon.awssdk.services.s3.model.Bucket summary(Bucket bucket) {
        return software.amazon.awssdk.services.s3.model.Bucket.builder()
                .name(bucket.name())
                .creationDate(bucket.created())
                .bucketRegion(region(bucket))
                .bucketArn("arn:aws:s3:::" + bucket.name())
                .build();
    }

    private static boolean isValid(@Nullable String name) {
        return name != null
                && NAME.matcher(name).matches()
                && !name.contains("..")
                && !name.contains(".-")
                && !name.contains("-.")
                && !ADDRESS.matcher(name).matches()
                && !name.startsWith("xn--")
                && !name.endsWith("-s3alias");
    }
}
