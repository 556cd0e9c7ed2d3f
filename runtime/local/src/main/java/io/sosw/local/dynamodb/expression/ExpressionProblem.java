package io.sosw.local.dynamodb.expression;

/** What is wrong with an expression; {@link Expressions} adds which one it is and makes the service's exception. */
final class ExpressionProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExpressionProblem(String message) {
        super(message, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
