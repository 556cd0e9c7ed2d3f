package io.sosw.local.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler.ResponseTrigger;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Sends a {@link WireResponse}. */
final class ExchangeWriter {
    private static final System.Logger LOG = System.getLogger(ExchangeWriter.class.getName());
    private static final int DRAINED = 1 << 20;

    private ExchangeWriter() {}

    static void write(ClassicHttpRequest sent, ResponseTrigger trigger, WireResponse response)
            throws IOException, HttpException {
        try (var body = response.body()) {
            var answer = new BasicClassicHttpResponse(response.status());
            response.headers().forEach((name, values) -> values.forEach(value -> answer.addHeader(name, value)));
            if (!answer.containsHeader("Server")) {
                answer.addHeader("Server", "sosw");
            }
            if (!drain(sent)) {
                sent.setEntity(null); // the server would read on in it
                answer.setHeader("Connection", "close");
            } else if (wantsToLeave(sent)) {
                answer.setHeader("Connection", "close");
            }
            var length = announced(sent, response);
            if (length != 0) {
                answer.setEntity(new EntityTemplate(length, null, null, out -> send(body, out, length)));
            }
            trigger.submitResponse(answer);
        }
    }

    private static void send(java.io.InputStream body, OutputStream out, long length) throws IOException {
        var count = body.transferTo(out);
        if (length >= 0 && count != length) {
            throw new IOException("The body has " + count + " of the " + length + " bytes announced");
        }
    }

    /**
     * Takes in what the protocol left unread; a client that is still writing would see a reset instead of the answer.
     *
     * @return false if the body has no end, or a far one
     */
    private static boolean drain(ClassicHttpRequest sent) throws IOException {
        try {
            var body = ExchangeReader.body(sent);
            if (body.read() < 0) {
                return true;
            }
            var buffer = new byte[8192];
            var left = DRAINED;
            for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                left -= n;
                if (left <= 0) {
                    return false;
                }
            }
            return true;
        } catch (SentBody.Broken e) {
            LOG.log(Level.DEBUG, "Nothing more can be read; the answer says so", e);
            return false;
        }
    }

    private static boolean wantsToLeave(ClassicHttpRequest sent) {
        var wish = sent.getFirstHeader("Connection");
        return wish != null && wish.getValue().toLowerCase(Locale.ROOT).contains("close");
    }

    /** The length of the body; -1 means chunked. An answer to HEAD may announce by its header what it does not send. */
    private static long announced(ClassicHttpRequest sent, WireResponse response) {
        var header = response.headers().getOrDefault("Content-Length", List.of());
        return sent.getMethod().equals("HEAD") && !header.isEmpty() ? Long.parseLong(header.get(0)) : response.length();
    }
}
