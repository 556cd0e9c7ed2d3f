package io.sosw.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the person at the keyboard can mend. Rendered as <em>what failed: observed value (where it came from).
 * Fix: what to type. See: link.</em> Everything that is not a {@code UserError} is a defect and keeps its stack trace.
 *
 * <p>Immutable and thread-safe.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String DOCS = "https://github.com/sosw/sosw-java/blob/main/docs/troubleshooting.md#";

    private final String problem;
    private final String fix;
    private final String docs;

    /**
     * @param problem what failed, the observed value and where it came from, without a final full stop; several
     *     lines end with a line break
     * @param fix the exact command, option or file element that mends it
     * @param docs anchor in {@code docs/troubleshooting.md}, for example {@code missing-queue}
     */
    public UserError(String problem, String fix, String docs) {
        this(problem, fix, docs, null);
    }

    /**
     * @param problem what failed, the observed value and where it came from, without a final full stop
     * @param fix the exact command, option or file element that mends it
     * @param docs anchor in {@code docs/troubleshooting.md}
     * @param cause what the runtime threw, kept for {@code -e}
     */
    public UserError(String problem, String fix, String docs, @Nullable Throwable cause) {
        super(problem + (problem.endsWith("\n") ? "Fix: " : ". Fix: ") + fix + " See: " + DOCS + docs, cause);
        this.problem = problem;
        this.fix = fix;
        this.docs = docs;
    }

    /** What failed, with the observed value and its origin. */
    public String problem() {
        return problem;
    }

    /** What to type next. */
    public String fix() {
        return fix;
    }

    /** Where to read on. */
    public String link() {
        return DOCS + docs;
    }

    /** The anchor in the troubleshooting page. */
    public String docs() {
        return docs;
    }
}
