package io.sosw.local.shim;

import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.TestWorlds;
import io.sosw.local.world.World;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** All services on a free port for the tests of one class. */
public final class OpenPort implements BeforeAllCallback, AfterAllCallback {
    private final World world = TestWorlds.real();
    private Gateway gateway;
    private LocalServices services;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        gateway = Gateway.bind(0);
        services = new LocalServices(world, gateway.endpoint());
        gateway.serve(new Router(services.mounts()), Controls.none(), new Random(1));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        gateway.close();
        services.close();
    }

    public LocalServices services() {
        return services;
    }

    public World world() {
        return world;
    }

    public String endpoint() {
        return gateway.endpoint().toString();
    }

    /** A plain SDK client that goes over the port. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
