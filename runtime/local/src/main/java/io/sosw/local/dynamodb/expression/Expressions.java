package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Turns the expressions of one request into syntax trees whose names and values are resolved. */
public final class Expressions {
    private static final int MAX_BYTES = 4096;

    private final Substitutions substitutions;

    public Expressions(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    /**
     * @param parameter the request's member, for messages: {@code FilterExpression}
     */
    public Condition condition(String parameter, String source) {
        return read(parameter, source, () -> {
            var parser = new ConditionParser(source);
            var parsed = parser.parse();
            var findings = new Findings();
            if (parser.sawRedundantParentheses()) {
                findings.note(Findings.Kind.PARENTHESES, "The expression has redundant parentheses;");
            }
            var bound = new ConditionBinder(new Binder(substitutions, findings)).bind(parsed);
            findings.throwForemost();
            return bound;
        });
    }

    public List<UpdateAction> update(String source) {
        return read("UpdateExpression", source, () -> new UpdateParser(source, binder()).parse());
    }

    public List<Operand.Path> projection(String source) {
        return read("ProjectionExpression", source, () -> new ProjectionParser(source, binder()).parse());
    }

    /** To be called when all expressions of the request were read. */
    public void rejectUnused() {
        substitutions.rejectUnused();
    }

    private Binder binder() {
        return new Binder(substitutions, new Findings());
    }

    private static <T> T read(String parameter, String source, Supplier<T> parser) {
        if (source.isEmpty()) {
            throw invalid(parameter, "The expression can not be empty;");
        }
        int bytes = source.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw invalid(
                    parameter, "Expression size has exceeded the maximum allowed size; expression size: " + bytes);
        }
        try {
            return parser.get();
        } catch (ExpressionProblem problem) {
            throw invalid(parameter, problem.text());
        }
    }

    private static RuntimeException invalid(String parameter, String problem) {
        return Rejection.validation("Invalid " + parameter + ": " + problem);
    }
}
