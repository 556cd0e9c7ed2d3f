package io.sosw.local.logs;

/**
 * One log event.
 *
 * @param id greater than those of all lines before it
 * @param stream its stream's name
 * @param time in milliseconds since 1970, as given
 * @param ingested in milliseconds since 1970
 */
record LogLine(long id, String stream, long time, long ingested, String text) {

    /** By time, and of equal times by arrival. */
    static int order(LogLine left, LogLine right) {
        var byTime = Long.compare(left.time, right.time);
        return byTime == 0 ? Long.compare(left.id, right.id) : byTime;
    }
}
