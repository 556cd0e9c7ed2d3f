package io.sosw.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads and resolves the paths of a projection. */
final class ProjectionParser {
    private final Tokens tokens;
    private final Binder binder;

    ProjectionParser(String source, Binder binder) {
        this.tokens = new Tokens(source);
        this.binder = binder;
    }

    List<Operand.Path> parse() {
        var operands = new OperandParser(tokens);
        var overlaps = new PathOverlaps(binder.findings());
        List<Operand.Path> paths = new ArrayList<>();
        do {
            var path = binder.path(operands.path());
            overlaps.add(path);
            paths.add(path);
        } while (tokens.takeSymbol(","));
        tokens.expectEnd();
        binder.findings().throwForemost();
        return List.copyOf(paths);
    }
}
