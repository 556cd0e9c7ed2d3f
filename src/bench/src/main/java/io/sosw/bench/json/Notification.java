package io.sosw.bench.json;

import io.avaje.jsonb.Json;
import java.util.List;

/** As much of an S3 notification as a function needs. */
@Json
public record Notification(List<Item> Records) {

    /** One of its records. */
    @Json
    public record Item(String eventName, Entity s3) {}

    /** The part of S3. */
    @Json
    public record Entity(Bucket bucket, StoredObject object) {}

    /** Its bucket. */
    @Json
    public record Bucket(String name) {}

    /** Its object. */
    @Json
    public record StoredObject(String key, long size) {}

    Loaded loaded() {
        var s3 = Records.get(0).s3();
        return new Loaded(s3.bucket().name(), s3.object().key(), s3.object().size());
    }
}
