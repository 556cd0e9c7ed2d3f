package io.sosw.local.dynamodb.expression;

import io.sosw.local.dynamodb.value.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and resolves an update expression: SET, REMOVE, ADD and DELETE, each at most once. */
final class UpdateParser {
    private static final Set<String> SECTIONS = Set.of("SET", "REMOVE", "ADD", "DELETE");

    private final Tokens tokens;
    private final OperandParser operands;
    private final Binder binder;
    private final Findings findings;
    private final FunctionRules functions;
    private final PathOverlaps overlaps;
    private final Set<String> seen = new HashSet<>();
    private final List<UpdateAction> actions = new ArrayList<>();

    UpdateParser(String source, Binder binder) {
        this.tokens = new Tokens(source);
        this.operands = new OperandParser(tokens);
        this.binder = binder;
        this.findings = binder.findings();
        this.functions = new FunctionRules(findings);
        this.overlaps = new PathOverlaps(findings);
    }

    List<UpdateAction> parse() {
        do {
            section();
        } while (tokens.peek().kind() != Token.Kind.END);
        findings.throwForemost();
        return List.copyOf(actions);
    }

    private void section() {
        var word = tokens.peek();
        var section = word.text().toUpperCase(Locale.ROOT);
        if (word.kind() != Token.Kind.IDENTIFIER || !SECTIONS.contains(section)) {
            throw tokens.syntaxError();
        }
        tokens.take();
        if (!seen.add(section)) {
            findings.note(
                    Findings.Kind.SECTION,
                    "The \"" + section + "\" section can only be used once in an update expression;");
        }
        do {
            action(section);
        } while (tokens.takeSymbol(","));
    }

    private void action(String section) {
        if (SECTIONS.stream().anyMatch(tokens.peek()::isWord)) {
            throw tokens.syntaxError();
        }
        var path = binder.path(operands.path());
        overlaps.add(path);
        switch (section) {
            case "SET" -> {
                tokens.expectSymbol("=");
                actions.add(new UpdateAction.Assign(path, assigned()));
            }
            case "REMOVE" -> actions.add(new UpdateAction.Remove(path));
            default -> changeOfSet(section, path);
        }
    }

    private Operand assigned() {
        if (tokens.peek().isSymbol("(")) {
            return parenthesised();
        }
        return sum(operands.operand());
    }

    /** {@code (a + :b)}, or {@code (a) + :b}. */
    private Operand parenthesised() {
        int start = tokens.position();
        tokens.take();
        var inner = operands.operand();
        if (tokens.peek().isSymbol("+") || tokens.peek().isSymbol("-")) {
            var sum = sum(inner);
            tokens.expectSymbol(")");
            return sum;
        }
        tokens.back(start);
        return sum(operands.operand());
    }

    private Operand sum(Operand left) {
        var operator = tokens.peek();
        if (!operator.isSymbol("+") && !operator.isSymbol("-")) {
            return bound(left);
        }
        tokens.take();
        var boundLeft = bound(left);
        var boundRight = bound(operands.operand());
        functions.checkImmediate(operator.text(), boundLeft, Set.of("N"));
        functions.checkImmediate(operator.text(), boundRight, Set.of("N"));
        return new Operand.Arithmetic(operator.text(), boundLeft, boundRight);
    }

    private Operand bound(Operand operand) {
        var bound = binder.operand(operand);
        check(bound);
        return bound;
    }

    private void check(Operand operand) {
        if (operand instanceof Operand.Call call) {
            call.arguments().forEach(this::check);
            functions.checkInUpdate(call);
        }
    }

    private void changeOfSet(String section, Operand.Path path) {
        var token = tokens.peek();
        if (token.kind() != Token.Kind.VALUE_PLACEHOLDER) {
            throw tokens.syntaxError();
        }
        tokens.take();
        if (binder.value(new Operand.Placeholder(token.text())) instanceof Operand.Literal literal) {
            checkSetType(section, literal.value());
            actions.add(
                    section.equals("ADD")
                            ? new UpdateAction.Add(path, literal.value())
                            : new UpdateAction.Delete(path, literal.value()));
        }
    }

    private void checkSetType(String section, AttributeValue value) {
        var wrong = switch (value.type()) {
            case SS, NS, BS -> null;
            case N -> section.equals("ADD") ? null : "NUMBER";
            case S -> "STRING";
            case B -> "BINARY";
            case BOOL -> "BOOLEAN";
            case L -> "LIST";
            case M -> "MAP";
            default -> TypeName.of(value);
        };
        if (wrong != null) {
            findings.note(
                    Findings.Kind.OPERAND_COUNT,
                    "Incorrect operand type for operator or function; operator: " + section + ", operand type: " + wrong
                            + ", typeSet: ALLOWED_FOR_" + section + "_OPERAND");
        }
    }
}
