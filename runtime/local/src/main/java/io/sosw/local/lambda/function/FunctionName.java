package io.sosw.local.lambda.function;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as requests name it: by name, partial ARN or ARN, each with or without a qualifier.
 *
 * @param qualifier a version or an alias; {@code $LATEST} if none is said
 * @param explicit whether a qualifier was said
 */
public record FunctionName(String name, String qualifier, boolean explicit) {
    /** The version that changes. */
    public static final String LATEST = "$LATEST";

    private static final Pattern FORM =
            Pattern.compile("(arn:aws[a-z-]*:lambda:)?([a-z]{2}(?:-[a-z]+)+-\\d:)?(\\d{12}:)?(function:)?"
                    + "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");

    /** Reads both members of a request. */
    public static FunctionName of(@Nullable String text, @Nullable String qualifier) {
        var match = FORM.matcher(text == null ? "" : text);
        if (!match.matches()) {
            throw LambdaErrors.invalid(
                    "1 validation error detected: Value '" + text
                            + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern");
        }
        var within = match.group(7);
        if (within != null && qualifier != null && !within.equals(qualifier)) {
            throw LambdaErrors.invalid(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        var said = qualifier == null ? within : qualifier;
        return new FunctionName(match.group(5), said == null ? LATEST : said, said != null);
    }
}
