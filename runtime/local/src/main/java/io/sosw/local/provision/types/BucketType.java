package io.sosw.local.provision.types;

import io.sosw.local.provision.Desired;
import io.sosw.local.provision.Made;
import io.sosw.local.provision.Properties;
import io.sosw.local.provision.ResourceProblem;
import io.sosw.local.provision.ResourceType;
import io.sosw.local.provision.Services;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** A bucket with its notifications, versioning and tags. */
final class BucketType implements ResourceType {

    @Override
    public String name() {
        return "AWS::S3::Bucket";
    }

    @Override
    public Set<String> replacing() {
        return Set.of("BucketName");
    }

    @Override
    public String naming() {
        return "BucketName";
    }

    @Override
    public Made create(Desired desired, Services services) {
        var s3 = services.get(S3Client.class);
        var bucket = bucketName(desired);
        if (find(desired, services).isPresent()) { // S3 would take it, in this region
            throw new ResourceProblem("AlreadyExists", bucket + " already exists");
        }
        s3.createBucket(request -> request.bucket(bucket));
        try {
            configure(services, bucket, new Properties(Map.of()), desired.properties());
        } catch (RuntimeException e) {
            s3.deleteBucket(request -> request.bucket(bucket));
            throw e;
        }
        return made(bucket, services);
    }

    @Override
    public Made update(Made current, Properties before, Desired desired, Services services) {
        configure(services, current.physicalId(), before, desired.properties());
        return current;
    }

    @Override
    public void delete(Made current, Properties last, Services services) {
        services.get(S3Client.class).deleteBucket(request -> request.bucket(current.physicalId()));
    }

    @Override
    public Optional<Made> find(Desired desired, Services services) {
        var bucket = bucketName(desired);
        try {
            services.get(S3Client.class).headBucket(request -> request.bucket(bucket));
            return Optional.of(made(bucket, services));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String bucketName(Desired desired) {
        return desired.properties().text("BucketName", desired.generatedLowerName());
    }

    private static void configure(Services services, String bucket, Properties before, Properties now) {
        var s3 = services.get(S3Client.class);
        if (changed("VersioningConfiguration", before, now)) {
            var status = now.map("VersioningConfiguration").text("Status", "Suspended");
            s3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(
                            VersioningConfiguration.builder().status(status).build()));
        }
        if (changed("Tags", before, now)) {
            var tags = now.tags().entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList();
            s3.putBucketTagging(request -> request.bucket(bucket).tagging(tagging -> tagging.tagSet(tags)));
        }
        if (changed("NotificationConfiguration", before, now)) {
            var notifications = BucketNotifications.of(now.map("NotificationConfiguration"));
            new NotificationPermission(services, bucket).check(notifications);
            s3.putBucketNotificationConfiguration(
                    request -> request.bucket(bucket).notificationConfiguration(notifications));
        }
    }

    private static boolean changed(String property, Properties before, Properties now) {
        return !before.value(property).equals(now.value(property));
    }

    private static Made made(String bucket, Services services) {
        var region = services.world().region();
        return new Made(
                bucket,
                Map.of(
                        "Arn", "arn:aws:s3:::" + bucket,
                        "DomainName", bucket + ".s3.amazonaws.com",
                        "RegionalDomainName", bucket + ".s3." + region + ".amazonaws.com",
                        "DualStackDomainName", bucket + ".s3.dualstack." + region + ".amazonaws.com",
                        "WebsiteURL", "http://" + bucket + ".s3-website-" + region + ".amazonaws.com"));
    }
}
