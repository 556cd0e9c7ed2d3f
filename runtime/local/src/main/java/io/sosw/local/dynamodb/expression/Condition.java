package io.sosw.local.dynamodb.expression;

import java.util.List;

/** A condition, a filter, or a key condition. */
public sealed interface Condition {
    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition inner) implements Condition {}

    /**
     * @param operator one of = &lt;&gt; &lt; &lt;= &gt; &gt;=
     */
    record Comparison(String operator, Operand left, Operand right) implements Condition {}

    record Between(Operand operand, Operand low, Operand high) implements Condition {}

    record In(Operand operand, List<Operand> candidates) implements Condition {}

    record Test(Operand.Call call) implements Condition {}
}
