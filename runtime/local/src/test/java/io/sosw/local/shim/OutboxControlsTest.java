package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.json.Json;
import io.sosw.local.ses.Mail;
import io.sosw.local.world.TestWorlds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class OutboxControlsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void mailsAreReadOverHttp(@TempDir Path project) throws Exception {
        var sent = new String[1];
        Provisioning sending = (services, world, options) -> {
            sent[0] = services.get(SesV2Client.class)
                    .sendEmail(r -> r.fromEmailAddress("a@example.com")
                            .destination(d -> d.toAddresses("b@example.com"))
                            .content(c -> c.simple(m -> m.subject(s -> s.data("Hello"))
                                    .body(b -> b.text(t -> t.data("plain")).html(h -> h.data("<b>x</b>"))))))
                    .messageId();
            return Provisioning.Provisioned.nothing();
        };
        try (var shim = Shim.start(ShimOptions.of(project, null), TestWorlds.real(), sending)) {
            var outbox = shim.gateway().endpoint().resolve("/_sosw/outbox");
            var mail = Json.read(get(outbox, "").body(), Mail[].class)[0];
            assertThat(mail.subject()).isEqualTo("Hello");
            assertThat(mail.to()).containsExactly("b@example.com");
            assertThat(get(outbox, "?to=nobody@example.com").body()).isEqualTo("[]\n");
            var html = get(outbox, "?as=html&id=" + sent[0]);
            assertThat(html.body()).isEqualTo("<b>x</b>");
            assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("sandbox;");
            assertThat(get(outbox, "?as=text&id=" + sent[0]).body()).isEqualTo("plain");
            assertThat(get(outbox, "?id=none").body()).isEqualTo("The outbox holds no mail none\n");
            var emptied = HttpRequest.newBuilder(outbox).DELETE().build();
            assertThat(HTTP.send(emptied, BodyHandlers.ofString()).body()).isEqualTo("[]\n");
            assertThat(get(outbox, "").body()).isEqualTo("[]\n");
        }
    }

    private static HttpResponse<String> get(URI outbox, String query) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(outbox + query)).build(), BodyHandlers.ofString());
    }
}
