package io.sosw.engine.watch.worker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A failure as people read it: the message, and of the stack what is the project's own. */
final class Trace {
    private static final int FOREIGN = 5;

    private final Predicate<String> own;
    private final List<String> lines = new ArrayList<>();

    private Trace(Predicate<String> own) {
        this.own = own;
    }

    /** @param own tells the names of the project's classes from others */
    static String of(Throwable failure, Predicate<String> own) {
        var trace = new Trace(own);
        trace.add("", failure, new HashSet<>());
        return String.join("\n", trace.lines);
    }

    private void add(String before, Throwable failure, Set<Throwable> told) {
        if (!told.add(failure)) {
            return;
        }
        lines.add(before + said(failure));
        var stack = List.of(failure.getStackTrace());
        var ours =
                stack.stream().filter(frame -> own.test(frame.getClassName())).toList();
        (ours.isEmpty() ? stack.subList(0, Math.min(FOREIGN, stack.size())) : ours)
                .forEach(frame -> lines.add("    at " + plain(frame)));
        if (failure.getCause() != null) {
            add("Caused by: ", failure.getCause(), told);
        }
    }

    /** Assertions speak for themselves. */
    private static String said(Throwable failure) {
        var message = failure.getMessage();
        return failure instanceof AssertionError && message != null && !message.isBlank()
                ? message.strip()
                : failure.toString();
    }

    private static String plain(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }
}
