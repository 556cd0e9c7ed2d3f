package io.sosw.aws.objects;

import io.sosw.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects in S3. Closed with the process that made it. */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private final S3Client client;

    /** Over a client, for example of {@link io.sosw.aws.client.AwsClients#s3}. */
    public S3ObjectStore(S3Client client) {
        this.client = client;
    }

    @Override
    public InputStream open(String bucket, String key) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw failure(e, bucket, key);
        }
    }

    @Override
    public void put(String bucket, String key, byte[] content) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw failure(e, bucket, key);
        }
    }

    private static IOException failure(SdkException e, String bucket, String key) {
        var address = "s3://" + bucket + "/" + key;
        if (e instanceof NoSuchKeyException || e instanceof NoSuchBucketException) {
            var missing = new NoSuchFileException(address, null, e.getMessage());
            missing.initCause(e);
            return missing;
        }
        return new IOException(address + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        client.close();
    }
}
