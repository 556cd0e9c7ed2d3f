package io.sosw.local.ses;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As much of a MIME message as one wants to read in an outbox: headers, the first text and HTML part, names of files.
 * What cannot be decoded is shown as it is.
 */
final class MimeText {
    private static final Pattern WORD = Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern ESCAPED = Pattern.compile("=([0-9A-Fa-f]{2})");
    private static final int DEEPEST = 8;
    private static final int HEX = 16;

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<MimeText> parts = new ArrayList<>();
    private final String body;

    private MimeText(String text, int depth) {
        var unified = text.replace("\r\n", "\n");
        var end = unified.startsWith("\n") ? 0 : unified.indexOf("\n\n");
        var head = end < 0 ? unified : unified.substring(0, end);
        body = end < 0 ? "" : unified.substring(end).replaceFirst("^\n{1,2}", "");
        for (var line : head.replaceAll("\n[ \t]+", " ").split("\n", -1)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
        }
        var boundary = parameter("content-type", "boundary");
        if (boundary != null && depth < DEEPEST) {
            var pieces = ("\n" + body).split("\n--" + Pattern.quote(boundary), -1);
            Arrays.stream(pieces)
                    .skip(1)
                    .takeWhile(piece -> !piece.startsWith("--"))
                    .forEach(piece -> parts.add(new MimeText(piece.replaceFirst("^[^\n]*\n", ""), depth + 1)));
        }
    }

    static MimeText parse(String text) {
        return new MimeText(text, 0);
    }

    @Nullable
    String header(String name) {
        var value = headers.get(name);
        return value == null ? null : WORD.matcher(value).replaceAll(word -> quoted(MimeText.decoded(word)));
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }

    List<String> addresses(String name) {
        var value = header(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                        .map(String::trim)
                        .filter(address -> !address.isEmpty())
                        .toList();
    }

    /** The first part of that type that is no file, or empty. */
    String part(String type) {
        if (parts.isEmpty()) {
            var own = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
            return own.startsWith(type) && fileName() == null ? decodedBody() : "";
        }
        return parts.stream()
                .map(part -> part.part(type))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    List<String> attachments() {
        var names = new ArrayList<String>();
        parts.forEach(part -> {
            var name = part.fileName();
            if (name != null) {
                names.add(name);
            }
            names.addAll(part.attachments());
        });
        return names;
    }

    private @Nullable String fileName() {
        var name = parameter("content-disposition", "filename");
        return name == null ? parameter("content-type", "name") : name;
    }

    private @Nullable String parameter(String header, String name) {
        var value = headers.get(header);
        return value == null
                ? null
                : PARAMETER
                        .matcher(value)
                        .results()
                        .filter(found -> found.group(1).equalsIgnoreCase(name))
                        .map(found -> found.group(2) == null ? found.group(3) : found.group(2))
                        .findFirst()
                        .orElse(null);
    }

    private String decodedBody() {
        var charset = charset(parameter("content-type", "charset"));
        return switch (headers.getOrDefault("content-transfer-encoding", "7bit").toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body, charset);
            case "quoted-printable" -> unescaped(body.replaceAll("=[ \t]*\n", ""), charset);
            default -> body;
        };
    }

    private static String decoded(MatchResult word) {
        var charset = charset(word.group(1));
        return word.group(2).equalsIgnoreCase("b")
                ? base64(word.group(3), charset)
                : unescaped(word.group(3).replace('_', ' '), charset);
    }

    private static String base64(String text, Charset charset) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), charset);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String unescaped(String text, Charset charset) {
        var bytes = ESCAPED.matcher(text)
                .replaceAll(hex -> quoted(String.valueOf((char) Integer.parseInt(hex.group(1), HEX))));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
