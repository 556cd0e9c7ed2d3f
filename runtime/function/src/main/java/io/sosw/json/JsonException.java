package io.sosw.json;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Text that is not JSON, or JSON that does not fit the wanted type. It says where: line and column in the text as far as
 * they are known, and the path of the value, written as in {@code /records/0/key}.
 */
public final class JsonException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;
    private final int column;
    private String path = "";

    JsonException(String problem) {
        this(problem, 0, 0, null);
    }

    JsonException(String problem, int line, int column, @Nullable Throwable cause) {
        super(problem, cause);
        this.problem = problem;
        this.line = line;
        this.column = column;
    }

    /**
     * A value that does not fit what the reader of a document expects of it.
     *
     * @param problem what is wrong, with the observed value
     * @param path where, as in {@code /records/0/key}; empty for the whole document
     */
    public static JsonException at(String path, String problem) {
        var exception = new JsonException(problem);
        exception.path = path;
        return exception;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** The line in the text, from 1; 0 if the value did not come from text directly. */
    public int line() {
        return line;
    }

    /** The column in the line in UTF-16 units, from 1; 0 if the value did not come from text directly. */
    public int column() {
        return column;
    }

    /** Where in the document, as a JSON pointer: {@code /records/0/key}; empty for the whole document. */
    public String path() {
        return path;
    }

    /**
     * The same failure, seen from one level up.
     *
     * @param step the key or index of the part in which it happened
     */
    public JsonException inside(Object step) {
        path = "/" + step.toString().replace("~", "~0").replace("/", "~1") + path;
        return this;
    }

    @Override
    public String getMessage() {
        var text = new StringBuilder(problem);
        if (line > 0) {
            text.append(", line ").append(line).append(", column ").append(column);
        }
        if (!path.isEmpty()) {
            text.append(", at ").append(path);
        }
        return text.toString();
    }
}
