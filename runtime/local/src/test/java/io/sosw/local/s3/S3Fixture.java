package io.sosw.local.s3;

import io.sosw.local.s3.wire.S3Protocol;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.World;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** One S3 that is reached in two ways: as an object, and through the port with the SDK's client. */
final class S3Fixture implements AutoCloseable {
    static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final LocalS3 local;
    private final Gateway gateway;
    private final S3Client wired;

    S3Fixture(World world) {
        this(world, new LocalS3(world));
    }

    S3Fixture(World world, LocalS3 local) {
        this.local = local;
        try {
            this.gateway = Gateway.bind(0)
                    .serve(
                            new Router(List.of(S3Protocol.mount(world.clock(), () -> local))),
                            Controls.none(),
                            new Random(3));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        this.wired = S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }

    /** How a client reaches it. */
    enum Way {
        IN_PROCESS,
        WIRE
    }

    S3Client client(Way way) {
        return way == Way.WIRE ? wired : local;
    }

    URI endpoint() {
        return gateway.endpoint();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    @Override
    public void close() {
        wired.close();
        gateway.close();
        local.close();
    }
}
