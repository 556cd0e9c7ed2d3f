package io.sosw.aws.table;

import org.jspecify.annotations.Nullable;

/**
 * A question to a table or an index. Immutable and thread-safe.
 *
 * @param keys what must hold of the key; null reads the whole table
 * @param filter what must hold of the other columns; what it leaves out is read and paid for
 * @param index null for the table itself
 * @param descending the greatest range key first
 * @param most rows at the most; sent as the limit
 * @param consistent sees all that was written before
 */
public record Query(
        @Nullable Condition keys,
        @Nullable Condition filter,
        @Nullable String index,
        boolean descending,
        int most,
        boolean consistent) {

    /** All items with a hash key. */
    public static Query where(String hashColumn, Object value) {
        return new Query(Condition.equal(hashColumn, value), null, null, false, Integer.MAX_VALUE, false);
    }

    /** All items of the table, one after the other: a scan. */
    public static Query all() {
        return new Query(null, null, null, false, Integer.MAX_VALUE, false);
    }

    /**
     * And this holds of the range key.
     *
     * @throws IllegalStateException in a scan, which has no key
     */
    public Query and(Condition range) {
        if (keys == null) {
            throw new IllegalStateException("A scan has no key: give the condition to filter(…)");
        }
        return new Query(keys.and(range), filter, index, descending, most, consistent);
    }

    /** And this holds of the other columns. */
    public Query filter(Condition condition) {
        return new Query(keys, filter == null ? condition : filter.and(condition), index, descending, most, consistent);
    }

    /**
     * Asks an index instead of the table.
     *
     * @throws IllegalArgumentException if the query is to be consistent, which a global index cannot be
     */
    public Query index(String name) {
        return checked(new Query(keys, filter, name, descending, most, consistent));
    }

    /** Turns the order round. */
    public Query reversed() {
        return new Query(keys, filter, index, !descending, most, consistent);
    }

    /** No more rows than this. */
    public Query limit(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A limit of " + rows + " rows");
        }
        return new Query(keys, filter, index, descending, rows, consistent);
    }

    /** Sees all that was written before; costs twice as much. */
    public Query consistently() {
        return checked(new Query(keys, filter, index, descending, most, true));
    }

    private static Query checked(Query query) {
        if (query.consistent && query.index != null) {
            throw new IllegalArgumentException("The index " + query.index + " cannot be read consistently");
        }
        return query;
    }
}
