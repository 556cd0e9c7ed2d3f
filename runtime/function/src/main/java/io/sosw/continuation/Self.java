package io.sosw.continuation;

import io.sosw.function.Invocation;

/** What a function calls to call itself. */
final class Self {
    private Self() {}

    /** The invoked ARN, so that a chain stays on the version or alias that it began on; else the name. */
    static String of(Invocation invocation) {
        return invocation.functionArn().isEmpty() ? invocation.functionName() : invocation.functionArn();
    }
}
