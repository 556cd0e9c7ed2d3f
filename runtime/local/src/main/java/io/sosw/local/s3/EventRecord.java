package io.sosw.local.s3;

import io.sosw.local.s3.store.ObjectVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A record of a notification, version 2.1 (S3 User Guide, "Event message structure").
 *
 * @param region where it happened
 * @param principal who did it
 * @param requestId of the request that did it
 * @param hostId of the host that did it
 */
record EventRecord(String region, String principal, String requestId, String hostId) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    Map<String, Object> of(Bucket bucket, ObjectVersion version, String event, String configuration, Instant now) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("eventVersion", "2.1");
        fields.put("eventSource", "aws:s3");
        fields.put("awsRegion", region);
        fields.put("eventTime", TIME.format(now));
        fields.put("eventName", event);
        fields.put("userIdentity", Map.of("principalId", principal));
        fields.put("requestParameters", Map.of("sourceIPAddress", "127.0.0.1"));
        var elements = new LinkedHashMap<String, Object>();
        elements.put("x-amz-request-id", requestId);
        elements.put("x-amz-id-2", hostId);
        fields.put("responseElements", elements);
        var s3 = new LinkedHashMap<String, Object>();
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", configuration);
        s3.put("bucket", bucket(bucket));
        s3.put("object", object(bucket, version, event));
        fields.put("s3", s3);
        return fields;
    }

    private Map<String, Object> bucket(Bucket bucket) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", bucket.name());
        fields.put("ownerIdentity", Map.of("principalId", principal));
        fields.put("arn", "arn:aws:s3:::" + bucket.name());
        return fields;
    }

    private static Map<String, Object> object(Bucket bucket, ObjectVersion version, String event) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", encode(version.key()));
        if (event.startsWith("ObjectCreated:")) {
            fields.put("size", version.size());
        }
        if (!event.equals("ObjectRemoved:Delete")) {
            fields.put("eTag", version.etag());
        }
        if (bucket.versioning() != null && !version.versionId().equals(ObjectVersion.NULL_VERSION)) {
            fields.put("versionId", version.versionId());
        }
        fields.put("sequencer", String.format(Locale.ROOT, "%018X", version.sequence()));
        return fields;
    }

    /** As S3 does: form encoding, slashes kept. */
    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
