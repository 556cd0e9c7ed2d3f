package io.sosw.local.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** Everybody that the mail goes to. */
    public List<String> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }
}
