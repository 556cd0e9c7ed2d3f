package io.sosw.local.wire;

import io.sosw.local.http.HttpPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Makes a {@link WireRequest} of what the HTTP server read. */
final class ExchangeReader {
    private ExchangeReader() {}

    static WireRequest read(ClassicHttpRequest sent, String requestId) throws IOException {
        var headers = new HashMap<String, List<String>>();
        for (var header : sent.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                    .add(header.getValue());
        }
        headers.put("x-amzn-requestid", List.of(requestId));
        var target = sent.getRequestUri();
        var question = target.indexOf('?');
        return new WireRequest(
                sent.getMethod(),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? Map.of() : FormDecoding.decode(target.substring(question + 1)),
                headers,
                body(sent));
    }

    static SentBody body(ClassicHttpRequest sent) throws IOException {
        return new SentBody(HttpPort.body(sent));
    }
}
