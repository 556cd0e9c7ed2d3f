package io.sosw.event;

import io.sosw.json.JsonException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of S3, however it was announced: by a notification of S3 (directly, or through SQS, SNS or EventBridge), or by
 * a message {@code {"bucket": "raw-data", "key": "large.csv"}} that somebody sent by hand.
 *
 * <p>Immutable and thread-safe.
 *
 * @param bucket the bucket's name
 * @param key the object's key as S3 knows it; the URL encoding of notifications is undone
 * @param size bytes, if announced
 * @param eTag the entity tag without quotes, if announced
 * @param versionId the version, if the bucket keeps versions
 * @param eventName what happened, as in {@code ObjectCreated:Put}, if announced
 * @param sequencer orders the events of one key: compare as text after padding the shorter one with zeros on the right
 */
public record S3Object(
        String bucket,
        String key,
        @Nullable Long size,
        @Nullable String eTag,
        @Nullable String versionId,
        @Nullable String eventName,
        @Nullable String sequencer) {

    /** An object of which nothing else is known. */
    public S3Object(String bucket, String key) {
        this(bucket, key, null, null, null, null, null);
    }

    /**
     * Reads one record of an S3 notification, the detail of an S3 event of EventBridge, or {@code {bucket, key}}.
     *
     * @param value a plain JSON value
     * @throws JsonException if it is none of them
     */
    public static S3Object from(@Nullable Object value) {
        var members = Members.of(value, "an S3 notification or {\"bucket\": …, \"key\": …}");
        if (members.hasObject("s3")) {
            return ofNotification(members);
        }
        if (members.hasObject("bucket") && members.hasObject("object")) {
            return ofEventBridge(members);
        }
        return new S3Object(
                members.text("bucket"),
                members.text("key"),
                members.integerOrNull("size"),
                members.textOrNull("eTag"),
                members.textOrNull("versionId"),
                members.textOrNull("eventName"),
                members.textOrNull("sequencer"));
    }

    private static S3Object ofNotification(Members members) {
        try {
            var s3 = members.inner("s3");
            var object = s3.inner("object");
            return new S3Object(
                    s3.inner("bucket").text("name"),
                    decoded(object.text("key")),
                    object.integerOrNull("size"),
                    object.textOrNull("eTag"),
                    object.textOrNull("versionId"),
                    members.textOrNull("eventName"),
                    object.textOrNull("sequencer"));
        } catch (JsonException e) {
            throw e.inside("s3");
        }
    }

    /** EventBridge sends keys as they are and spells some members differently. */
    private static S3Object ofEventBridge(Members detail) {
        var object = detail.inner("object");
        return new S3Object(
                detail.inner("bucket").text("name"),
                object.text("key"),
                object.integerOrNull("size"),
                object.textOrNull("etag"),
                object.textOrNull("version-id"),
                detail.textOrNull("reason"),
                object.textOrNull("sequencer"));
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw JsonException.at("/object/key", "not a URL-encoded key: " + key + " (" + e.getMessage() + ")");
        }
    }

    /** What is known of it, by the names of the components: what a function on a plain map sees. */
    public Map<String, Object> toMap() {
        var known = new LinkedHashMap<String, Object>();
        known.put("bucket", bucket);
        known.put("key", key);
        put(known, "size", size);
        put(known, "eTag", eTag);
        put(known, "versionId", versionId);
        put(known, "eventName", eventName);
        put(known, "sequencer", sequencer);
        return known;
    }

    private static void put(Map<String, Object> known, String name, @Nullable Object value) {
        if (value != null) {
            known.put(name, value);
        }
    }
}
