package io.sosw.local.ses;

import io.sosw.local.world.AwsErrors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.*;

/** The classic interface of Amazon SES: mails go into the outbox. Safe for use by several threads. */
public final class LocalSes implements SesClient {
    private static final int BAD = 400;
    private static final double DAILY = 200;
    private final Outbox outbox;

    public LocalSes(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public SendEmailResponse sendEmail(SendEmailRequest request) {
        return SendEmailResponse.builder().messageId(sent(mail(request))).build();
    }

    private static Mail mail(SendEmailRequest request) {
        var to = request.destination() == null ? Destination.builder().build() : request.destination();
        var message = request.message() == null ? Message.builder().build() : request.message();
        var body = message.body() == null ? Body.builder().build() : message.body();
        return Mail.unsent(
                request.source(),
                to.toAddresses(),
                to.ccAddresses(),
                to.bccAddresses(),
                request.replyToAddresses(),
                text(message.subject()),
                text(body.text()),
                text(body.html()),
                List.of(),
                tags(request.tags()));
    }

    @Override
    public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
        if (request.rawMessage() == null || request.rawMessage().data() == null) {
            throw refused("InvalidParameterValue", "Missing required RawMessage.Data");
        }
        var mime = request.rawMessage().data().asString(StandardCharsets.UTF_8);
        return SendRawEmailResponse.builder()
                .messageId(sent(Mail.unsent(request.source(), request.destinations(), mime, tags(request.tags()))))
                .build();
    }

    private String sent(Mail mail) {
        try {
            return outbox.send(mail);
        } catch (MailRules.MailRefused e) {
            var text = String.valueOf(e.getMessage());
            throw AwsErrors.because(
                    e.isRejected()
                            ? AwsErrors.of(MessageRejectedException.builder(), BAD, "MessageRejected", text)
                            : refused("InvalidParameterValue", text),
                    e);
        }
    }

    private static RuntimeException refused(String code, String text) {
        return AwsErrors.of(SesException.builder(), BAD, code, text);
    }

    private static String text(@Nullable Content content) {
        return content == null ? "" : Objects.requireNonNullElse(content.data(), "");
    }

    private static Map<String, String> tags(List<MessageTag> given) {
        var tags = new TreeMap<String, String>();
        given.forEach(tag -> tags.put(tag.name(), tag.value()));
        return tags;
    }

    @Override
    public VerifyEmailIdentityResponse verifyEmailIdentity(VerifyEmailIdentityRequest request) {
        outbox.verify(request.emailAddress());
        return VerifyEmailIdentityResponse.builder().build();
    }

    @Override
    public ListIdentitiesResponse listIdentities(ListIdentitiesRequest request) {
        var wanted = request.identityTypeAsString();
        var found = outbox.identities().stream()
                .filter(name -> wanted == null || wanted.equals(name.contains("@") ? "EmailAddress" : "Domain"))
                .toList();
        return ListIdentitiesResponse.builder().identities(found).build();
    }

    @Override
    public GetIdentityVerificationAttributesResponse getIdentityVerificationAttributes(
            GetIdentityVerificationAttributesRequest request) {
        var verified = IdentityVerificationAttributes.builder()
                .verificationStatus(VerificationStatus.SUCCESS)
                .build();
        return GetIdentityVerificationAttributesResponse.builder()
                .verificationAttributes(request.identities().stream()
                        .filter(outbox.identities()::contains)
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), name -> verified)))
                .build();
    }

    @Override
    public DeleteIdentityResponse deleteIdentity(DeleteIdentityRequest request) {
        outbox.forget(request.identity());
        return DeleteIdentityResponse.builder().build();
    }

    @Override
    public GetSendQuotaResponse getSendQuota(GetSendQuotaRequest request) {
        return GetSendQuotaResponse.builder()
                .max24HourSend(DAILY)
                .maxSendRate(1.0)
                .sentLast24Hours((double) outbox.mails().size())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
