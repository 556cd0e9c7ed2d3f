package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;
import java.util.ArrayList;
import java.util.List;

/** Cuts messages into deliveries and into requests. */
final class Batches {
    /** Lambda's limit of a synchronous payload; metadata counts. */
    static final long MOST_BYTES = 6L << 20;

    private static final int METADATA_BYTES = 1024;

    private Batches() {}

    /** Deliveries of at most so many messages and 6 MB, in order. */
    static List<List<SqsMessage>> ofDeliveries(List<SqsMessage> messages, int most) {
        var batches = new ArrayList<List<SqsMessage>>();
        var batch = new ArrayList<SqsMessage>();
        var bytes = 0L;
        for (SqsMessage message : messages) {
            var size = bytes(message);
            if (!batch.isEmpty() && (batch.size() == most || bytes + size > MOST_BYTES)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    static long bytes(List<SqsMessage> messages) {
        var bytes = 0L;
        for (SqsMessage message : messages) {
            bytes += bytes(message);
        }
        return bytes;
    }

    private static long bytes(SqsMessage message) {
        return utf8Length(message.body()) + METADATA_BYTES;
    }

    private static long utf8Length(String text) {
        var bytes = (long) text.length();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x80) {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    /** Requests of at most ten entries. */
    static List<List<SqsMessage>> ofEntries(List<SqsMessage> messages) {
        var batches = new ArrayList<List<SqsMessage>>();
        for (var i = 0; i < messages.size(); i += MessageQueue.MOST_ENTRIES) {
            batches.add(List.copyOf(messages.subList(i, Math.min(messages.size(), i + MessageQueue.MOST_ENTRIES))));
        }
        return batches;
    }
}
