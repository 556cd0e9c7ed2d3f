package io.sosw.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads document paths, placeholders and function calls. Names stay as written: {@code #n} is resolved later. */
final class OperandParser {
    private static final int MAX_NESTING = 150;

    private final Tokens tokens;
    private boolean redundantParentheses;
    private int nesting;

    OperandParser(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean sawRedundantParentheses() {
        return redundantParentheses;
    }

    void noteRedundantParentheses() {
        redundantParentheses = true;
    }

    Operand operand() {
        if (!tokens.peek().isSymbol("(")) {
            return simple();
        }
        enter();
        tokens.take();
        boolean doubled = tokens.peek().isSymbol("(");
        var inner = operand();
        tokens.expectSymbol(")");
        redundantParentheses |= doubled;
        leave();
        return inner;
    }

    /** Guards the stack against an expression that is nothing but opening parentheses. */
    void enter() {
        if (++nesting > MAX_NESTING) {
            throw new ExpressionProblem(
                    "The expression contains too many levels of nesting; nesting level: " + nesting);
        }
    }

    void leave() {
        nesting--;
    }

    private Operand simple() {
        var token = tokens.peek();
        return switch (token.kind()) {
            case VALUE_PLACEHOLDER -> new Operand.Placeholder(tokens.take().text());
            case NAME_PLACEHOLDER -> path();
            case IDENTIFIER -> tokens.peekSecond().isSymbol("(") ? call() : path();
            default -> throw tokens.syntaxError();
        };
    }

    Operand.Call call() {
        var function = tokens.take().text();
        tokens.expectSymbol("(");
        enter();
        var arguments = arguments();
        leave();
        return new Operand.Call(function, arguments);
    }

    /** The operands up to and with the closing parenthesis. */
    List<Operand> arguments() {
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return arguments;
    }

    Operand.Path path() {
        List<Step> steps = new ArrayList<>();
        steps.add(key());
        while (true) {
            if (tokens.takeSymbol(".")) {
                steps.add(key());
            } else if (tokens.takeSymbol("[")) {
                steps.add(index());
                tokens.expectSymbol("]");
            } else {
                return new Operand.Path(List.copyOf(steps));
            }
        }
    }

    private Step.Key key() {
        var kind = tokens.peek().kind();
        if (kind != Token.Kind.IDENTIFIER && kind != Token.Kind.NAME_PLACEHOLDER) {
            throw tokens.syntaxError();
        }
        return new Step.Key(tokens.take().text());
    }

    private Step.Index index() {
        var token = tokens.peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw tokens.syntaxError();
        }
        try {
            var index = new Step.Index(Integer.parseInt(token.text()));
            tokens.take();
            return index;
        } catch (NumberFormatException e) {
            throw new ExpressionProblem("List index is not within the allowable range; index: [" + token.text() + "]");
        }
    }
}
