package io.sosw.engine.deploy;

import io.sosw.engine.deploy.template.Artefacts.Artefact;
import io.sosw.engine.packaging.ByteSize;
import io.sosw.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Brings artefacts to S3 under keys made of their content: what is there is never sent again. */
final class Assets {
    private static final String NO_CONSTRAINT = "us-east-1";

    private final S3Client s3;
    private final String bucket;
    private final String region;
    private final String prefix;
    private final Protocol protocol;

    Assets(S3Client s3, String bucket, String region, String stack, Protocol protocol) {
        this.s3 = s3;
        this.bucket = bucket;
        this.region = region;
        this.prefix = prefix(stack);
        this.protocol = protocol;
    }

    static String prefix(String stack) {
        return "sosw/" + stack + "/";
    }

    String bucket() {
        return bucket;
    }

    String key(Artefact artefact) {
        return prefix + artefact.fileName();
    }

    Moves moves() {
        return new Moves(s3, bucket, prefix);
    }

    /** All at once; returns when the last is there. */
    void upload(List<Artefact> artefacts, Path project, ExecutorService threads) throws InterruptedException {
        var missing =
                artefacts.stream().filter(artefact -> !present(key(artefact))).toList();
        if (!missing.isEmpty()) {
            requireBucket();
        }
        var uploads = missing.stream()
                .map(artefact -> threads.submit(() -> upload(artefact, project)))
                .toList();
        for (var upload : uploads) {
            try {
                upload.get();
            } catch (ExecutionException failed) {
                uploads.forEach(other -> other.cancel(true)); // nothing comes of the others alone
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            }
        }
    }

    private void upload(Artefact artefact, Path project) {
        var key = key(artefact);
        var file = project.resolve(artefact.path());
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    artefact.path() + ", which artifacts.json names, does not exist",
                    "package again: mvn sosw:deploy does, or mvn package with the goal package-lambda.",
                    "deploy-artefacts");
        }
        var start = protocol.clock().instant();
        protocol.line("Uploading " + artefact.path() + " ("
                + new ByteSize(file.toFile().length()) + ") to s3://" + bucket + "/" + key);
        try (var waiting = protocol.waiting("uploading " + artefact.path())) {
            put(key, RequestBody.fromFile(file));
        }
        protocol.line("Uploaded " + artefact.path() + " in "
                + StackEvents.seconds(Duration.between(start, protocol.clock().instant())));
    }

    private boolean present(String key) {
        try {
            s3.headObject(request -> request.bucket(bucket).key(key));
            return true;
        } catch (S3Exception missing) {
            if (missing.statusCode() == 404 || missing.statusCode() == 403) {
                return false; // S3 says 403 of a missing object to those who may not list
            }
            throw missing;
        }
    }

    /** A template that is too long for a request; returns its address. */
    String template(String name, String text) {
        var key = prefix + name + ".template";
        requireBucket();
        put(key, RequestBody.fromString(text));
        return "https://" + bucket + ".s3." + region + ".amazonaws.com/" + key;
    }

    private void put(String key, RequestBody body) {
        s3.putObject(request -> request.bucket(bucket).key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256), body);
    }

    private void requireBucket() {
        try {
            s3.headBucket(request -> request.bucket(bucket));
        } catch (NoSuchBucketException missing) {
            makeBucket();
        }
    }

    private void makeBucket() {
        try {
            s3.createBucket(request -> {
                request.bucket(bucket);
                if (!region.equals(NO_CONSTRAINT)) {
                    request.createBucketConfiguration(
                            where -> where.locationConstraint(BucketLocationConstraint.fromValue(region)));
                }
            });
            protocol.line("Made the artefact bucket " + bucket + ".");
        } catch (BucketAlreadyOwnedByYouException already) {
            protocol.log("the artefact bucket was made meanwhile: " + bucket);
        }
    }
}
