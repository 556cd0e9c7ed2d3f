package io.sosw.local.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Tag;

/** Tag sets, with S3's limits. */
final class Tags {
    private static final int MOST = 10;

    private Tags() {}

    /** Those of the header {@code x-amz-tagging}: {@code a=1&b=2}, URL-encoded. */
    static Map<String, String> parse(@Nullable String header) {
        var tags = new LinkedHashMap<String, String>();
        if (header == null || header.isEmpty()) {
            return tags;
        }
        for (var pair : header.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (tags.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw S3Errors.invalid("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query"
                        + " parameters without tag name duplicates.");
            }
        }
        return checked(tags);
    }

    static Map<String, String> of(List<Tag> set) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : set) {
            if (tags.put(tag.key(), tag.value()) != null) {
                throw S3Errors.of(400, "InvalidTag", "Cannot provide multiple Tags with the same key");
            }
        }
        return checked(tags);
    }

    static List<Tag> set(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }

    private static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw S3Errors.of(400, "BadRequest", "Object tags cannot be greater than " + MOST);
        }
        tags.forEach((name, value) -> {
            if (name.isEmpty() || name.length() > 128) {
                throw S3Errors.of(400, "InvalidTag", "The TagKey you have provided is invalid");
            } else if (value.length() > 256) {
                throw S3Errors.of(400, "InvalidTag", "The TagValue you have provided is invalid");
            }
        });
        return tags;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
