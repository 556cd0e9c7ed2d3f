package io.sosw.engine.image;

import io.sosw.local.shim.LocalServices;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.Gateway;
import io.sosw.local.wire.Router;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.ThreadTimers;
import io.sosw.local.world.World;
import java.io.IOException;
import java.time.Clock;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of the shim's services behind a port. */
final class LoopbackQueue implements AutoCloseable {
    private final ThreadTimers timers = new ThreadTimers();
    private final Gateway gateway;
    private final SqsClient sqs;
    private final String url;

    LoopbackQueue(String name) throws IOException {
        var world = new World(Clock.systemUTC(), new Random(7), timers, new Deliveries(), "000000000000", "us-east-1");
        gateway = Gateway.bind(0);
        gateway.serve(
                new Router(new LocalServices(world, gateway.endpoint()).mounts()), Controls.none(), new Random(1));
        sqs = SqsClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        url = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    }

    String endpoint() {
        return gateway.endpoint().toString();
    }

    void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    /** Messages that wait, and messages that somebody has received and neither deleted nor given back. */
    int waiting() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    int inFlight() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int count(QueueAttributeName name) {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name));
        return Integer.parseInt(attributes.attributes().get(name));
    }

    @Override
    public void close() {
        sqs.close();
        gateway.close();
        timers.close();
    }
}
