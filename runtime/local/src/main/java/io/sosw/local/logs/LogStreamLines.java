package io.sosw.local.logs;

import java.util.List;
import java.util.TreeSet;

/** A stream's lines in the order of their times. Guarded by itself. */
final class LogStreamLines {
    private static final int MOST = 100_000;
    private final TreeSet<LogLine> lines = new TreeSet<>(LogLine::order);
    private final String name;
    private final long created;
    private long bytes;

    LogStreamLines(String name, long created) {
        this.name = name;
        this.created = created;
    }

    String name() {
        return name;
    }

    long created() {
        return created;
    }

    /** Adds a line; of very many the oldest go, for a local world is not an archive. */
    synchronized void add(LogLine line) {
        lines.add(line);
        bytes += line.text().length() + 26L;
        if (lines.size() > MOST) {
            lines.pollFirst();
        }
    }

    synchronized List<LogLine> lines() {
        return List.copyOf(lines);
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized void forgetBefore(long time) {
        lines.headSet(new LogLine(Long.MIN_VALUE, "", time, 0, "")).clear();
    }
}
