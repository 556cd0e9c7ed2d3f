package io.sosw.idempotency;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims of one process, for tests. Safe for use by several threads. */
public final class MemoryClaims implements ClaimStore {
    private final Map<String, Entry> entries = new HashMap<>();

    /** Empty. */
    public MemoryClaims() {}

    @Override
    public synchronized Claim claim(String key, String owner, Instant now, Instant until) {
        var known = entries.get(key);
        if (known != null && now.isBefore(known.until) && !known.owner.equals(owner)) {
            return known.claim();
        }
        if (known != null && known.result != null && now.isBefore(known.until)) {
            return known.claim();
        }
        entries.put(key, new Entry(owner, until, null));
        return new Claim.Granted();
    }

    @Override
    public synchronized boolean complete(String key, String owner, String result, Instant forget) {
        var known = entries.get(key);
        if (known == null || !known.owner.equals(owner)) {
            return false;
        }
        entries.put(key, new Entry(owner, forget, result));
        return true;
    }

    @Override
    public synchronized void release(String key, String owner) {
        var known = entries.get(key);
        if (known != null && known.owner.equals(owner) && known.result == null) {
            entries.remove(key);
        }
    }

    private record Entry(
            String owner, Instant until, @Nullable String result) {
        Claim claim() {
            return result == null ? new Claim.Running(until) : new Claim.Done(result);
        }
    }
}
