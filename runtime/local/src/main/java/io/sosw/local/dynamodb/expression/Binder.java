package io.sosw.local.dynamodb.expression;

import java.util.List;

/** Resolves names and values of operands, and notes what is undefined or reserved. */
final class Binder {
    private final Substitutions substitutions;
    private final Findings findings;

    Binder(Substitutions substitutions, Findings findings) {
        this.substitutions = substitutions;
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    Operand.Path path(Operand.Path path) {
        return new Operand.Path(path.steps().stream().map(this::step).toList());
    }

    private Step step(Step step) {
        if (!(step instanceof Step.Key key)) {
            return step;
        }
        if (!key.name().startsWith("#")) {
            if (ReservedWords.contains(key.name())) {
                findings.note(
                        Findings.Kind.RESERVED_WORD,
                        "Attribute name is a reserved keyword; reserved keyword: " + key.name());
            }
            return key;
        }
        var name = substitutions.name(key.name());
        if (name == null) {
            findings.note(
                    Findings.Kind.UNDEFINED_NAME,
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + key.name());
            return key;
        }
        return new Step.Key(name);
    }

    Operand value(Operand.Placeholder placeholder) {
        var value = substitutions.value(placeholder.name());
        if (value == null) {
            findings.note(
                    Findings.Kind.UNDEFINED_VALUE,
                    "An expression attribute value used in expression is not defined; attribute value: "
                            + placeholder.name());
            return placeholder;
        }
        return new Operand.Literal(value);
    }

    List<Operand> operands(List<Operand> operands) {
        return operands.stream().map(this::operand).toList();
    }

    Operand operand(Operand operand) {
        if (operand instanceof Operand.Path path) {
            return path(path);
        }
        if (operand instanceof Operand.Placeholder placeholder) {
            return value(placeholder);
        }
        if (operand instanceof Operand.Call call) {
            return new Operand.Call(call.function(), operands(call.arguments()));
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return new Operand.Arithmetic(sum.operator(), operand(sum.left()), operand(sum.right()));
        }
        return operand;
    }
}
