package io.sosw.continuation;

import io.sosw.event.S3Object;
import io.sosw.json.Json;
import io.sosw.objects.ObjectStore;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands an event over through a bucket when it is larger than a payload may be: the payload then is {@code
 * {"claim_check": {"bucket": …, "key": …}}}. Objects are not deleted, as an event may come again: let the bucket expire
 * them.
 *
 * <p>Safe for use by several threads.
 */
public final class ClaimCheck {
    private static final String MEMBER = "claim_check";

    private final ObjectStore objects;
    private final String bucket;
    private final String prefix;
    private final int limit;

    /**
     * @param prefix of the keys, for example {@code handover/}
     * @param limit the largest payload in bytes that travels by itself, see {@link
     *     io.sosw.invoke.FunctionInvoker#MOST_EVENT_BYTES}
     */
    public ClaimCheck(ObjectStore objects, String bucket, String prefix, int limit) {
        this.objects = objects;
        this.bucket = bucket;
        this.prefix = prefix;
        this.limit = limit;
    }

    /**
     * The payload to send.
     *
     * @param name unique to this event, see {@link Chain#key()}
     * @throws IOException if the object cannot be written
     */
    public Object pack(Object event, String name) throws IOException {
        var json = Json.writeBytes(event);
        if (json.length <= limit) {
            return event;
        }
        var key = prefix + name + ".json";
        objects.put(bucket, key, json);
        return Map.of(MEMBER, Map.of("bucket", bucket, "key", key));
    }

    /**
     * The event that was packed.
     *
     * @param payload as received, a plain JSON value
     * @throws IOException if the object cannot be read
     * @throws IllegalArgumentException if the claim names another bucket or another prefix than ours
     */
    public <T> T unpack(@Nullable Object payload, Class<T> type) throws IOException {
        if (!(payload instanceof Map<?, ?> map) || !map.containsKey(MEMBER)) {
            return Json.bind(payload, type);
        }
        var claimed = S3Object.from(map.get(MEMBER));
        if (!claimed.bucket().equals(bucket) || !claimed.key().startsWith(prefix)) {
            throw new IllegalArgumentException("The claim check names s3://" + claimed.bucket() + "/" + claimed.key()
                    + ", expected s3://" + bucket + "/" + prefix + "…");
        }
        try (var in = objects.open(bucket, claimed.key())) {
            return Json.read(in, type);
        }
    }
}
