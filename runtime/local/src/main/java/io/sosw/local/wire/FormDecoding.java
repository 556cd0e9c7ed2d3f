package io.sosw.local.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes {@code a=b&c} as browsers and SDKs write it in addresses and forms. */
public final class FormDecoding {
    private FormDecoding() {}

    /**
     * @throws IllegalArgumentException if a percent escape is broken
     */
    public static Map<String, List<String>> decode(String text) {
        var result = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = part(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : part(pair.substring(equals + 1));
            result.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
        }
        return result;
    }

    private static String part(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
