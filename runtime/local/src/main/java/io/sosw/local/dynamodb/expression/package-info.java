/** Condition, filter, key condition, update and projection expressions: text to syntax tree to effect. */
@NullMarked
package io.sosw.local.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
