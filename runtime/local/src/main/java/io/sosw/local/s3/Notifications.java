package io.sosw.local.s3;

import io.sosw.json.Json;
import io.sosw.local.s3.store.ObjectVersion;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** Tells queues, topics and functions what happens in buckets, as the buckets' configurations say. */
final class Notifications {
    private static final System.Logger LOG = System.getLogger(Notifications.class.getName());
    private static final String SOURCE = "s3.amazonaws.com";

    private final World world;
    private final Ids ids;
    private final String ownerId;

    Notifications(World world, Ids ids, String ownerId) {
        this.world = world;
        this.ids = ids;
        this.ownerId = ownerId;
    }

    /** Checks a new configuration and sends {@code s3:TestEvent} to its queues and topics. */
    void configure(Bucket bucket, NotificationConfiguration configuration, boolean skipValidation) {
        var targets = NotificationTarget.of(configuration, ids);
        for (var target : targets) {
            check(target, skipValidation);
        }
        for (var target : targets) {
            if (!skipValidation && target.wantsTest()) {
                try {
                    deliver(bucket, target, testEvent(bucket));
                } catch (IllegalArgumentException e) {
                    throw unreachable(target);
                }
            }
        }
        bucket.document(NotificationConfiguration.class, NotificationTarget.withIds(configuration, targets));
    }

    /**
     * @param event without {@code s3:}, for example {@code ObjectCreated:Put}
     */
    void publish(Bucket bucket, ObjectVersion version, String event) {
        var configuration = bucket.document(NotificationConfiguration.class);
        if (configuration == null) {
            return;
        }
        for (var target : NotificationTarget.of(configuration, ids)) {
            if (target.wants(event, version.key())) {
                try {
                    deliver(bucket, target, record(bucket, version, event, target));
                } catch (IllegalArgumentException e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "No " + event + " of " + bucket.name() + ": " + e.getMessage());
                }
            }
        }
    }

    private void check(NotificationTarget target, boolean skipValidation) {
        for (var event : target.events()) {
            if (!event.startsWith("s3:")) {
                throw S3Errors.invalid("The event '" + event + "' is not supported for notifications");
            }
        }
        if (!skipValidation && !world.deliveries().accepts(arn(target))) {
            throw unreachable(target);
        }
    }

    private void deliver(Bucket bucket, NotificationTarget target, String body) {
        var message = Deliveries.Message.of(SOURCE, "arn:aws:s3:::" + bucket.name(), body);
        world.deliveries().deliver(arn(target), message);
    }

    private static Arn arn(NotificationTarget target) {
        try {
            return Arn.parse(target.arn());
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalid("The ARN could not be parsed: " + target.arn());
        }
    }

    private static RuntimeException unreachable(NotificationTarget target) {
        return S3Errors.invalid("Unable to validate the following destination configurations: " + target.arn());
    }

    private String testEvent(Bucket bucket) {
        var event = new LinkedHashMap<String, Object>();
        event.put("Service", "Amazon S3");
        event.put("Event", "s3:TestEvent");
        event.put("Time", world.clock().instant().toString());
        event.put("Bucket", bucket.name());
        event.put("RequestId", ids.request());
        event.put("HostId", ids.opaque(76));
        return Json.write(event);
    }

    private String record(Bucket bucket, ObjectVersion version, String event, NotificationTarget target) {
        var records = new ArrayList<Object>();
        records.add(new EventRecord(world.region(), ownerId, ids.request(), ids.opaque(76))
                .of(bucket, version, event, target.id(), world.clock().instant()));
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("Records", List.copyOf(records));
        return Json.write(envelope);
    }
}
