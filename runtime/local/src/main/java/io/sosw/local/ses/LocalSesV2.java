package io.sosw.local.ses;

import io.sosw.local.world.AwsErrors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.*;

/** Version 2 of Amazon SES's interface: mails go into the outbox. Safe for use by several threads. */
public final class LocalSesV2 implements SesV2Client {
    private static final int BAD = 400;
    private static final double DAILY = 200;
    private final Outbox outbox;

    public LocalSesV2(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public SendEmailResponse sendEmail(SendEmailRequest request) {
        try {
            return SendEmailResponse.builder()
                    .messageId(outbox.send(mail(request)))
                    .build();
        } catch (MailRules.MailRefused e) {
            var builder = e.isRejected() ? MessageRejectedException.builder() : BadRequestException.builder();
            var code = e.isRejected() ? "MessageRejected" : "BadRequestException";
            throw AwsErrors.because(AwsErrors.of(builder, BAD, code, String.valueOf(e.getMessage())), e);
        }
    }

    private static Mail mail(SendEmailRequest request) {
        var content = request.content();
        var tags = tags(request.emailTags());
        var to = request.destination() == null ? Destination.builder().build() : request.destination();
        if (content != null && content.raw() != null && content.raw().data() != null) {
            var all = java.util.stream.Stream.of(to.toAddresses(), to.ccAddresses(), to.bccAddresses())
                    .flatMap(List::stream)
                    .toList();
            var mime = content.raw().data().asString(StandardCharsets.UTF_8);
            return Mail.unsent(request.fromEmailAddress(), all, mime, tags);
        }
        if (content == null || content.simple() == null) {
            throw new MailRules.MailRefused(
                    "BadRequest",
                    "Content needs Simple or Raw; the shim keeps no templates, so it cannot send by Template.");
        }
        var message = content.simple();
        var body = message.body() == null ? Body.builder().build() : message.body();
        return Mail.unsent(
                request.fromEmailAddress(),
                to.toAddresses(),
                to.ccAddresses(),
                to.bccAddresses(),
                request.replyToAddresses(),
                text(message.subject()),
                text(body.text()),
                text(body.html()),
                message.attachments().stream().map(Attachment::fileName).toList(),
                tags);
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
    public CreateEmailIdentityResponse createEmailIdentity(CreateEmailIdentityRequest request) {
        if (!outbox.verify(request.emailIdentity())) {
            throw AwsErrors.of(
                    AlreadyExistsException.builder(),
                    BAD,
                    "AlreadyExistsException",
                    "Email identity " + request.emailIdentity() + " already exist.");
        }
        return CreateEmailIdentityResponse.builder()
                .identityType(type(request.emailIdentity()))
                .verifiedForSendingStatus(true)
                .build();
    }

    @Override
    public GetEmailIdentityResponse getEmailIdentity(GetEmailIdentityRequest request) {
        if (!outbox.identities().contains(request.emailIdentity())) {
            throw missing(request.emailIdentity());
        }
        return GetEmailIdentityResponse.builder()
                .identityType(type(request.emailIdentity()))
                .verifiedForSendingStatus(true)
                .verificationStatus(VerificationStatus.SUCCESS)
                .feedbackForwardingStatus(true)
                .build();
    }

    @Override
    public ListEmailIdentitiesResponse listEmailIdentities(ListEmailIdentitiesRequest request) {
        var infos = outbox.identities().stream()
                .map(name -> IdentityInfo.builder()
                        .identityName(name)
                        .identityType(type(name))
                        .sendingEnabled(true)
                        .verificationStatus(VerificationStatus.SUCCESS)
                        .build())
                .toList();
        return ListEmailIdentitiesResponse.builder().emailIdentities(infos).build();
    }

    @Override
    public DeleteEmailIdentityResponse deleteEmailIdentity(DeleteEmailIdentityRequest request) {
        if (!outbox.forget(request.emailIdentity())) {
            throw missing(request.emailIdentity());
        }
        return DeleteEmailIdentityResponse.builder().build();
    }

    private static IdentityType type(String identity) {
        return identity.contains("@") ? IdentityType.EMAIL_ADDRESS : IdentityType.DOMAIN;
    }

    private static RuntimeException missing(String identity) {
        var text = "Email identity " + identity + " does not exist.";
        return AwsErrors.of(NotFoundException.builder(), 404, "NotFoundException", text);
    }

    @Override
    public GetAccountResponse getAccount(GetAccountRequest request) {
        return GetAccountResponse.builder()
                .productionAccessEnabled(true)
                .sendingEnabled(true)
                .enforcementStatus("HEALTHY")
                .sendQuota(quota -> quota.max24HourSend(DAILY).maxSendRate(1.0).sentLast24Hours((double)
                        outbox.mails().size()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
