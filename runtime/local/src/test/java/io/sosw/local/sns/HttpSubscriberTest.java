package io.sosw.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sosw.json.Json;
import io.sosw.local.shim.OpenPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.SnsClient;

/** A web server on this machine that subscribes, confirms and is told. */
class HttpSubscriberTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();

    private record Post(String type, String topic, String raw, String body) {
        Map<?, ?> json() {
            return (Map<?, ?>) Objects.requireNonNull(Json.parse(body));
        }
    }

    private Post next() throws InterruptedException {
        return Objects.requireNonNull(posts.poll(20, TimeUnit.SECONDS), "nobody was told");
    }

    @Test
    void aSubscriberConfirmsThenGetsTheEnvelopeOrTheMessageAlone() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var sent = exchange.getRequestHeaders();
            posts.add(new Post(
                    sent.getFirst("x-amz-sns-message-type"),
                    sent.getFirst("x-amz-sns-topic-arn"),
                    String.valueOf(sent.getFirst("x-amz-sns-rawdelivery")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (var sns = PORT.client(SnsClient.builder())) {
            var topic = sns.createTopic(r -> r.name("web")).topicArn();
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
            assertThat(sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint(address))
                            .subscriptionArn())
                    .isEqualTo("pending confirmation");
            var asked = next();
            assertThat(asked.type()).isEqualTo("SubscriptionConfirmation");
            assertThat(asked.json().get("TopicArn")).isEqualTo(topic);
            sns.publish(r -> r.topicArn(topic).message("nobody hears this yet"));

            var confirmed =
                    URI.create((String) Objects.requireNonNull(asked.json().get("SubscribeURL")));
            try (var answer = confirmed.toURL().openStream()) {
                assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("ConfirmSubscriptionResponse");
            }
            sns.publish(r -> r.topicArn(topic).subject("s").message("hello"));
            var told = next();
            assertThat(told.type()).isEqualTo("Notification");
            assertThat(told.topic()).isEqualTo(topic);
            assertThat(told.raw()).isEqualTo("null");
            assertThat(told.json().get("Message")).isEqualTo("hello");
            assertThat(told.json().get("Subject")).isEqualTo("s");

            var subscription = sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
                    .subscriptions()
                    .get(0)
                    .subscriptionArn();
            sns.setSubscriptionAttributes(r -> r.subscriptionArn(subscription)
                    .attributeName("RawMessageDelivery")
                    .attributeValue("true"));
            sns.publish(r -> r.topicArn(topic).message("alone"));
            assertThat(next()).isEqualTo(new Post("Notification", topic, "true", "alone"));
        } finally {
            server.stop(0);
        }
    }
}
