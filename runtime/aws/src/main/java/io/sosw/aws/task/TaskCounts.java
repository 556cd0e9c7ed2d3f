package io.sosw.aws.task;

/**
 * How many tasks of a labourer stand where. Counts of the indexes lag by a moment; what is running is exact.
 *
 * @param queued waiting, those that wait for a later attempt included
 * @param running leased
 * @param expired leased beyond the lease's end
 * @param completed closed as done and still in the table
 * @param dead given up and not retried
 * @param cancelled taken back
 */
public record TaskCounts(long queued, long running, long expired, long completed, long dead, long cancelled) {

    /** Those that are not closed. */
    public long open() {
        return queued + running + expired;
    }

    /** Those that are. */
    public long closed() {
        return completed + dead + cancelled;
    }

    /** Those that stand so. */
    public long of(Standing standing) {
        return switch (standing) {
            case QUEUED -> queued;
            case RUNNING -> running;
            case EXPIRED -> expired;
            case COMPLETED -> completed;
            case DEAD -> dead;
            case CANCELLED -> cancelled;
        };
    }
}
