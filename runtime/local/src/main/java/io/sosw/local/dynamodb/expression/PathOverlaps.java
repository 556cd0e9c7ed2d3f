package io.sosw.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** The paths of an update or a projection must not contain each other. */
final class PathOverlaps {
    private final Findings findings;
    private final List<Operand.Path> paths = new ArrayList<>();

    PathOverlaps(Findings findings) {
        this.findings = findings;
    }

    void add(Operand.Path path) {
        for (var other : paths) {
            check(other, path);
        }
        paths.add(path);
    }

    private void check(Operand.Path one, Operand.Path two) {
        int common = Math.min(one.steps().size(), two.steps().size());
        for (int i = 0; i < common; i++) {
            var left = one.steps().get(i);
            var right = two.steps().get(i);
            if (left.getClass() != right.getClass()) {
                findings.note(Findings.Kind.CONFLICT, message("conflict", one, two));
                return;
            }
            if (!left.equals(right)) {
                return;
            }
        }
        findings.note(Findings.Kind.OVERLAP, message("overlap", one, two));
    }

    private static String message(String verb, Operand.Path one, Operand.Path two) {
        return "Two document paths " + verb + " with each other; must remove or rewrite one of these paths; path one: "
                + one + ", path two: " + two;
    }
}
