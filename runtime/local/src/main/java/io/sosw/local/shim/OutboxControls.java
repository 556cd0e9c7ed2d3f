package io.sosw.local.shim;

import io.sosw.json.Json;
import io.sosw.local.ses.Mail;
import io.sosw.local.ses.Outbox;
import io.sosw.local.wire.Controls;
import io.sosw.local.wire.WireRequest;
import io.sosw.local.wire.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The outbox over HTTP: {@code GET /_sosw/outbox} lists the mails, {@code ?to=ADDRESS} those to somebody, {@code ?id=ID}
 * is one of them, with {@code &as=text}, {@code html} or {@code raw} as a page of its own; {@code DELETE} empties it.
 */
final class OutboxControls {
    private static final String PATH = " /_sosw/outbox";

    private OutboxControls() {}

    static Map<String, Controls.Control> of(Outbox outbox) {
        return Map.of("GET" + PATH, request -> asked(outbox, request), "DELETE" + PATH, request -> {
            outbox.clear();
            return json(List.of());
        });
    }

    private static WireResponse asked(Outbox outbox, WireRequest request) {
        var id = request.parameter("id");
        if (id.isEmpty()) {
            var to = request.parameter("to");
            return json(outbox.mails().stream()
                    .filter(mail ->
                            to.isEmpty() || mail.recipients().stream().anyMatch(address -> address.contains(to)))
                    .toList());
        }
        return outbox.mail(id)
                .map(mail -> shown(mail, request.parameter("as")))
                .orElseGet(() -> WireResponse.text(404, "text/plain", "The outbox holds no mail " + id + "\n"));
    }

    private static WireResponse shown(Mail mail, String as) {
        Function<String, String> utf8 = type -> type + "; charset=utf-8";
        return switch (as) {
            case "text" -> WireResponse.text(200, utf8.apply("text/plain"), mail.text());
            // a mail must neither run scripts nor reach the shim's own addresses
            case "html" ->
                WireResponse.text(200, utf8.apply("text/html"), mail.html())
                        .withHeader(
                                "Content-Security-Policy",
                                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
            case "raw" -> WireResponse.text(200, utf8.apply("text/plain"), mail.raw());
            default -> json(mail);
        };
    }

    private static WireResponse json(Object value) {
        return WireResponse.text(200, "application/json", Json.pretty(value) + "\n");
    }
}
