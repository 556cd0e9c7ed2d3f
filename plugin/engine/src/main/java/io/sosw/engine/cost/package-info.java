/** From which rate of messages on Lambda is no longer the cheaper place; nothing here calls AWS. */
@NullMarked
package io.sosw.engine.cost;

import org.jspecify.annotations.NullMarked;
