package io.sosw.local.state;

import io.sosw.error.UserError;
import io.sosw.local.world.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries down in their order: at once where the state is to last; where it ends with the shim, a little later and
 * many together, so that no call waits for it.
 *
 * <p>Adding is for one thread at a time.
 */
final class Scribe implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Scribe.class.getName());
    private static final int MOST_WAITING = 64;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Journal journal;
    private final boolean lasting;
    private final Timers timers;
    private final Object writing = new Object();
    private List<Entry> waiting = new ArrayList<>();
    private @Nullable UserError refusal;
    private boolean closed;

    Scribe(Journal journal, boolean lasting, Timers timers) {
        this.journal = journal;
        this.lasting = lasting;
        this.timers = timers;
    }

    /**
     * Takes the entry.
     *
     * @return what to hand to {@link Journal#sync}
     * @throws UserError if the state is to last and the disk takes no more
     */
    long add(Entry entry) {
        if (lasting) {
            return journal.append(entry.bytes());
        }
        var count = enqueue(entry);
        if (count >= MOST_WAITING) {
            write();
        } else if (count == 1) {
            timers.after(PAUSE, this::write);
        }
        return journal.size();
    }

    private synchronized int enqueue(Entry entry) {
        waiting.add(entry);
        return waiting.size();
    }

    private synchronized List<Entry> take() {
        var taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    /** Writes what waits. */
    private void write() {
        synchronized (writing) {
            for (var entry : take()) {
                if (refusal == null && !closed) {
                    append(entry);
                }
            }
        }
    }

    /** What is in memory works on without its journal; who wants to save it is told. */
    private void append(Entry entry) {
        try {
            journal.append(entry.bytes());
        } catch (UserError e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            refusal = e;
        }
    }

    /**
     * Returns once all that was added is in the file.
     *
     * @throws UserError if the disk took not all of it
     */
    void finish() {
        write();
        synchronized (writing) {
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    /** Nothing is written any more. */
    @Override
    public void close() throws IOException {
        synchronized (writing) {
            write();
            closed = true;
            journal.close();
        }
    }
}
