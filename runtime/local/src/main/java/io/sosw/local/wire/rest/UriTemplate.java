package io.sosw.local.wire.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request URI as Smithy writes it: {@code /{Bucket}/{Key+}?uploads}.
 *
 * @param segments path segments; labels keep their braces
 * @param literals query parameters that choose the operation
 */
record UriTemplate(List<String> segments, Map<String, String> literals) {

    static UriTemplate parse(String template) {
        var question = template.indexOf('?');
        var path = question < 0 ? template : template.substring(0, question);
        var segments = new ArrayList<String>();
        for (var segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        var literals = new LinkedHashMap<String, String>();
        if (question >= 0) {
            for (var pair : template.substring(question + 1).split("&", -1)) {
                var equals = pair.indexOf('=');
                literals.put(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return new UriTemplate(List.copyOf(segments), Map.copyOf(literals));
    }

    /** The labels' decoded values, or null if the path is another. A slash at the end means nothing. */
    @Nullable
    Map<String, String> match(String rawPath) {
        var labels = new LinkedHashMap<String, String>();
        var at = 0;
        for (var segment : segments) {
            if (at >= rawPath.length() - 1) {
                return null;
            }
            var end = isGreedy(segment) ? -1 : rawPath.indexOf('/', at + 1);
            end = end < 0 ? rawPath.length() : end;
            var text = decode(rawPath.substring(at + 1, end));
            if (segment.startsWith("{")) {
                labels.put(segment.substring(1, segment.length() - (isGreedy(segment) ? 2 : 1)), text);
            } else if (!segment.equals(text)) {
                return null;
            }
            at = end;
        }
        return at >= rawPath.length() - 1 ? labels : null;
    }

    /** Whether all the query parameters that choose this operation are there. */
    boolean matchesQuery(Map<String, List<String>> query) {
        for (var literal : literals.entrySet()) {
            var values = query.get(literal.getKey());
            if (values == null || !literal.getValue().isEmpty() && !values.contains(literal.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }

    private static String decode(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
