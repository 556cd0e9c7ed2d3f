package io.sosw.local.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail that a program asked SES to send.
 *
 * @param id as SES answered it
 * @param text the plain part, or empty
 * @param html the HTML part, or empty
 * @param raw the whole MIME message as it was given, or empty if SES was to make it
 * @param attachments names of files
 * @param tags of the message, name to value
 */
public record Mail(
        String id,
        Instant time,
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        List<String> replyTo,
        String subject,
        String text,
        String html,
        String raw,
        List<String> attachments,
        Map<String, String> tags) {

    /** A mail that SES has not taken yet: it has neither id nor time. */
    static Mail unsent(
            @Nullable String from,
            List<String> to,
            List<String> cc,
            List<String> bcc,
            List<String> replyTo,
            String subject,
            String text,
            String html,
            List<String> attachments,
            Map<String, String> tags) {
        var sender = Objects.requireNonNullElse(from, "");
        return new Mail("", Instant.EPOCH, sender, to, cc, bcc, replyTo, subject, text, html, "", attachments, tags);
    }

    /** The same of a MIME message: sender and recipients of the request, where it names them, else those of the headers. */
    static Mail unsent(@Nullable String from, List<String> recipients, String mime, Map<String, String> tags) {
        var parsed = MimeText.parse(mime);
        var named = !recipients.isEmpty();
        var sender = from == null || from.isEmpty() ? parsed.header("from") : from;
        return new Mail(
                "",
                Instant.EPOCH,
                Objects.requireNonNullElse(sender, ""),
                named ? recipients : parsed.addresses("to"),
                named ? List.of() : parsed.addresses("cc"),
                named ? List.of() : parsed.addresses("bcc"),
                parsed.addresses("reply-to"),
                Objects.requireNonNullElse(parsed.header("subject"), ""),
                parsed.part("text/plain"),
                parsed.part("text/html"),
                mime,
                parsed.attachments(),
                tags);
    }

    Mail sent(String newId, Instant at) {
        return new Mail(newId, at, from, to, cc, bcc, replyTo, subject, text, html, raw, attachments, tags);
    }

    /** Everybody that the mail goes to. */
    public List<String> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }
}
