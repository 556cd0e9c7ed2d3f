package io.sosw.local.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.local.shim.OpenPort;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

class SesWireTest {
    @RegisterExtension
    static final OpenPort PORT = new OpenPort();

    private static final String MIME = """
            From: =?UTF-8?B?SsO2cmc=?= <joerg@example.com>
            To: a@example.com,
             "B, C" <b@example.com>
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe_an_alle?=
            Content-Type: multipart/mixed; boundary="x"

            --x
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            na=C3=AFve =
            text
            --x
            Content-Type: text/html
            Content-Transfer-Encoding: base64

            PGI+aGk8L2I+
            --x
            Content-Type: text/plain
            Content-Disposition: attachment; filename="a.txt"

            file
            --x--
            """.replace("\n", "\r\n");

    @BeforeEach
    void anEmptyOutbox() {
        outbox().clear();
    }

    private static Outbox outbox() {
        return PORT.services().get(Outbox.class);
    }

    @Test
    void bothInterfacesPutMailsIntoOneOutbox() {
        try (var v2 = PORT.client(SesV2Client.builder());
                var classic = PORT.client(SesClient.builder())) {
            var first = v2.sendEmail(r -> r.fromEmailAddress("Shop <shop@example.com>")
                            .destination(d -> d.toAddresses("ann@example.com").ccAddresses("bob@example.com"))
                            .replyToAddresses("help@example.com")
                            .emailTags(t -> t.name("kind").value("order"))
                            .content(c -> c.simple(m -> m.subject(s -> s.data("Thänks"))
                                    .body(b -> b.text(t -> t.data("plain")).html(h -> h.data("<p>rich</p>"))))))
                    .messageId();
            var second = classic.sendEmail(r -> r.source("shop@example.com")
                            .destination(d -> d.bccAddresses("eve@example.com"))
                            .message(m -> m.subject(s -> s.data("Hi")).body(b -> b.text(t -> t.data("you")))))
                    .messageId();
            assertThat(outbox().mails()).extracting(Mail::id).containsExactly(first, second);
            var mail = outbox().mail(first).orElseThrow();
            assertThat(mail.recipients()).containsExactly("ann@example.com", "bob@example.com");
            assertThat(mail.subject()).isEqualTo("Thänks");
            assertThat(mail.text()).isEqualTo("plain");
            assertThat(mail.html()).isEqualTo("<p>rich</p>");
            assertThat(mail.replyTo()).containsExactly("help@example.com");
            assertThat(mail.tags()).isEqualTo(Map.of("kind", "order"));
            assertThat(outbox().mail(second).orElseThrow().bcc()).containsExactly("eve@example.com");
            assertThat(v2.getAccount(r -> {}).sendQuota().sentLast24Hours()).isEqualTo(2);
            assertThat(classic.getSendQuota(r -> {}).sentLast24Hours()).isEqualTo(2);
        }
    }

    @Test
    void aRawMessageIsTakenApart() {
        try (var v2 = PORT.client(SesV2Client.builder());
                var classic = PORT.client(SesClient.builder())) {
            v2.sendEmail(r -> r.content(c -> c.raw(m -> m.data(SdkBytes.fromUtf8String(MIME)))));
            classic.sendRawEmail(
                    r -> r.destinations("other@example.com").rawMessage(m -> m.data(SdkBytes.fromUtf8String(MIME))));
            var mail = outbox().mails().get(0);
            assertThat(mail.from()).isEqualTo("Jörg <joerg@example.com>");
            assertThat(mail.to()).containsExactly("a@example.com", "\"B, C\" <b@example.com>");
            assertThat(mail.subject()).isEqualTo("Grüße an alle");
            assertThat(mail.text()).isEqualTo("naïve text");
            assertThat(mail.html()).isEqualTo("<b>hi</b>");
            assertThat(mail.attachments()).containsExactly("a.txt");
            assertThat(mail.raw()).isEqualTo(MIME);
            assertThat(outbox().mails().get(1).recipients()).containsExactly("other@example.com");
        }
    }

    @Test
    void whatSesRefusesIsRefused() {
        try (var v2 = PORT.client(SesV2Client.builder());
                var classic = PORT.client(SesClient.builder())) {
            assertThatThrownBy(() -> v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                            .destination(d -> d.toAddresses("nobody"))
                            .content(c -> c.simple(m -> m.body(b -> b.text(t -> t.data("x")))))))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("Missing final '@domain'");
            assertThatThrownBy(() -> v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                            .destination(d -> d.toAddresses(java.util.Collections.nCopies(51, "b@example.com")))
                            .content(c -> c.simple(m -> m.body(b -> b.text(t -> t.data("x")))))))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("Recipient count exceeds 50.");
            assertThatThrownBy(() -> v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                            .destination(d -> d.toAddresses("b@example.com"))
                            .content(c -> c.simple(m -> m.subject(s -> s.data("empty"))))))
                    .isInstanceOf(MessageRejectedException.class);
            assertThatThrownBy(() -> v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                            .destination(d -> d.toAddresses("b@example.com"))
                            .content(c -> c.template(t -> t.templateName("welcome")))))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("the shim keeps no templates");
            assertThatThrownBy(() -> classic.sendEmail(r -> r.source("a@example.com")
                            .destination(d -> d.toAddresses("b c@example.com"))
                            .message(m -> m.body(b -> b.text(t -> t.data("x"))))))
                    .isInstanceOfSatisfying(
                            SesException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"))
                    .hasMessageContaining("Illegal address: b c@example.com");
            assertThatThrownBy(() -> classic.sendEmail(r -> r.destination(d -> d.toAddresses("b@example.com"))))
                    .isInstanceOf(SesException.class)
                    .hasMessageContaining("Missing required header 'From'.");
            assertThat(outbox().mails()).isEmpty();
        }
    }

    @Test
    void identitiesCountAsVerifiedAtOnce() {
        try (var v2 = PORT.client(SesV2Client.builder());
                var classic = PORT.client(SesClient.builder())) {
            v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
            classic.verifyEmailIdentity(r -> r.emailAddress("me@example.com"));
            assertThat(v2.getEmailIdentity(r -> r.emailIdentity("me@example.com"))
                            .verifiedForSendingStatus())
                    .isTrue();
            assertThat(v2.listEmailIdentities(r -> {}).emailIdentities()).hasSize(2);
            assertThat(classic.listIdentities(r -> r.identityType("Domain")).identities())
                    .containsExactly("example.com");
            assertThat(classic.getIdentityVerificationAttributes(r -> r.identities("example.com", "unknown.org"))
                            .verificationAttributes())
                    .containsOnlyKeys("example.com");
            v2.deleteEmailIdentity(r -> r.emailIdentity("example.com"));
            classic.deleteIdentity(r -> r.identity("me@example.com"));
            assertThatThrownBy(() -> v2.getEmailIdentity(r -> r.emailIdentity("example.com")))
                    .isInstanceOf(NotFoundException.class);
        }
    }
}
