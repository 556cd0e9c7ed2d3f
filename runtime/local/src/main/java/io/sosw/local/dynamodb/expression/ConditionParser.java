package io.sosw.local.dynamodb.expression;

import java.util.List;
import java.util.Set;

/** Reads a condition: OR binds weakest, then AND, then NOT. */
final class ConditionParser {
    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final List<String> KEYWORDS = List.of("AND", "OR", "NOT", "BETWEEN", "IN");

    private final Tokens tokens;
    private final OperandParser operands;

    ConditionParser(String source) {
        this.tokens = new Tokens(source);
        this.operands = new OperandParser(tokens);
    }

    Condition parse() {
        var condition = or();
        tokens.expectEnd();
        return condition;
    }

    boolean sawRedundantParentheses() {
        return operands.sawRedundantParentheses();
    }

    private Condition or() {
        var left = and();
        while (tokens.takeWord("OR")) {
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        var left = not();
        while (tokens.takeWord("AND")) {
            left = new Condition.And(left, not());
        }
        return left;
    }

    private Condition not() {
        if (!tokens.peek().isWord("NOT") || tokens.peekSecond().isSymbol("=")) {
            return primary();
        }
        operands.enter();
        tokens.take();
        var inner = not();
        operands.leave();
        return new Condition.Not(inner);
    }

    private Condition primary() {
        return tokens.peek().isSymbol("(") && !opensOperand() ? group() : simple();
    }

    private Condition group() {
        operands.enter();
        tokens.take();
        boolean doubled = tokens.peek().isSymbol("(") && closesTogether();
        var inner = or();
        tokens.expectSymbol(")");
        operands.leave();
        if (doubled) {
            operands.noteRedundantParentheses();
        }
        return inner;
    }

    /** Whether the parenthesis opened next is closed directly before one more closing parenthesis. */
    private boolean closesTogether() {
        return behindParentheses().isSymbol(")");
    }

    /** Whether the parenthesis encloses an operand, as in {@code (a) = :b}, and not a condition. */
    private boolean opensOperand() {
        var after = behindParentheses();
        return COMPARATORS.contains(after.text()) || after.isWord("BETWEEN") || after.isWord("IN");
    }

    /** What comes behind the parenthesis that is opened next; nothing is taken. */
    private Token behindParentheses() {
        int start = tokens.position();
        int depth = 0;
        do {
            var token = tokens.take();
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (token.kind() == Token.Kind.END) {
                break;
            }
        } while (depth > 0);
        var after = tokens.peek();
        tokens.back(start);
        return after;
    }

    private Condition simple() {
        if (KEYWORDS.stream().anyMatch(tokens.peek()::isWord)) {
            throw tokens.syntaxError();
        }
        var operand = operands.operand();
        var token = tokens.peek();
        if (token.kind() == Token.Kind.SYMBOL && COMPARATORS.contains(token.text())) {
            tokens.take();
            return new Condition.Comparison(token.text(), operand, operands.operand());
        }
        if (tokens.takeWord("BETWEEN")) {
            var low = operands.operand();
            if (!tokens.takeWord("AND")) {
                throw tokens.syntaxError();
            }
            return new Condition.Between(operand, low, operands.operand());
        }
        if (tokens.takeWord("IN")) {
            tokens.expectSymbol("(");
            return new Condition.In(operand, operands.arguments());
        }
        if (operand instanceof Operand.Call call) {
            return new Condition.Test(call);
        }
        throw tokens.syntaxError();
    }
}
