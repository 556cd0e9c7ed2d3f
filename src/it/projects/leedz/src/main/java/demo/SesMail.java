package demo;

import software.amazon.awssdk.services.sesv2.SesV2Client;

/** Mails by Amazon SES. */
record SesMail(SesV2Client ses, String from) implements Mail {

    @Override
    public void send(String to, String subject, String text) {
        ses.sendEmail(mail -> mail.fromEmailAddress(from)
                .destination(destination -> destination.toAddresses(to))
                .content(content -> content.simple(message ->
                        message.subject(part -> part.data(subject)).body(body -> body.text(part -> part.data(text))))));
    }
}
