package io.sosw.local.sqs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers for five minutes what was sent to a FIFO queue. Guarded by the lock of its queue. */
final class Deduplication {
    private static final long INTERVAL = Duration.ofMinutes(5).toMillis();
    private final Map<String, StoredMessage> sent = new LinkedHashMap<>();

    /** The message sent before under that key within the interval, or null. */
    @Nullable
    StoredMessage find(String key, long now) {
        var oldest = sent.values().iterator();
        while (oldest.hasNext() && oldest.next().sentAt + INTERVAL <= now) {
            oldest.remove();
        }
        return sent.get(key);
    }

    void remember(String key, StoredMessage message) {
        sent.put(key, message);
    }
}
