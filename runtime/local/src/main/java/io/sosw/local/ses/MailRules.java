package io.sosw.local.ses;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What SES refuses. Senders need no verification here. */
final class MailRules {
    private static final int MOST_RECIPIENTS = 50;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");

    private MailRules() {}

    static void check(Mail mail) {
        if (mail.from().isBlank()) {
            throw new MailRefused("BadRequest", "Missing required header 'From'.");
        }
        if (mail.recipients().isEmpty()) {
            throw new MailRefused("BadRequest", "Missing required header 'To'.");
        }
        if (mail.recipients().size() > MOST_RECIPIENTS) {
            throw new MailRefused("BadRequest", "Recipient count exceeds 50.");
        }
        Stream.of(List.of(mail.from()), mail.to(), mail.cc(), mail.bcc(), mail.replyTo())
                .flatMap(List::stream)
                .forEach(MailRules::checkAddress);
        if (mail.raw().isEmpty() && mail.text().isEmpty() && mail.html().isEmpty()) {
            throw new MailRefused("MessageRejected", "The message has neither a text nor an HTML body.");
        }
    }

    private static void checkAddress(String text) {
        var address = bare(text);
        if (address.indexOf('@') < 0) {
            throw new MailRefused("BadRequest", "Missing final '@domain'");
        }
        if (!ADDRESS.matcher(address).matches()) {
            throw new MailRefused("BadRequest", "Illegal address: " + text);
        }
    }

    /** {@code ann@example.com} of {@code Ann <ann@example.com>}. */
    static String bare(String text) {
        var open = text.lastIndexOf('<');
        var close = text.lastIndexOf('>');
        return open >= 0 && close > open ? text.substring(open + 1, close).trim() : text.trim();
    }

    /** The mail is not sent; each interface says it in its own code. */
    static final class MailRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String kind;

        MailRefused(String kind, String message) {
            super(message);
            this.kind = kind;
        }

        boolean isRejected() {
            return kind.equals("MessageRejected");
        }
    }
}
