package io.sosw.local.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mail before it is sent, as either interface of SES reads it out of a request. */
record Draft(
        @Nullable String from,
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

    /** A MIME message: sender and recipients of the request, where it names them, else those of the headers. */
    static Draft raw(@Nullable String from, List<String> recipients, String mime, Map<String, String> tags) {
        var parsed = MimeText.parse(mime);
        var named = !recipients.isEmpty();
        return new Draft(
                from == null || from.isEmpty() ? parsed.header("from") : from,
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

    int recipients() {
        return to.size() + cc.size() + bcc.size();
    }

    Mail sent(String id, Instant time) {
        var sender = Objects.requireNonNull(from, "checked before");
        return new Mail(id, time, sender, to, cc, bcc, replyTo, subject, text, html, raw, attachments, tags);
    }
}
