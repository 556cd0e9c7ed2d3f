package io.sosw.aws;

import io.sosw.local.shim.LocalServices;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** All local services behind a port, for the SDK's own clients. */
public final class LocalAws implements BeforeAllCallback, AfterAllCallback {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Clock clock;
    private final List<SdkAutoCloseable> clients = new ArrayList<>();
    private Gateway gateway;

    /** Time stands still. */
    public LocalAws() {
        this(CLOCK);
    }

    public LocalAws(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        gateway = Gateway.bind(0);
        var world = new World(
                clock, new Random(7), (delay, work) -> () -> {}, new Deliveries(), "000000000000", "us-east-1");
        gateway.serve(
                new Router(new LocalServices(world, gateway.endpoint()).mounts()), Controls.none(), new Random(1));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        clients.forEach(SdkAutoCloseable::close);
        gateway.close();
    }

    /** A client of the SDK that goes over the port. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder) {
        var client = builder.endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        clients.add(client);
        return client;
    }
}
