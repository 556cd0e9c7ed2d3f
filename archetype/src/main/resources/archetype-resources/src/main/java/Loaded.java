package ${package};

/**
 * What became of one CSV object.
 *
 * @param rows in the table now
 * @param rejected not understood; the log names each with its line
 */
public record Loaded(long rows, long rejected) {}
