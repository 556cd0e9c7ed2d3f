/** Waiting and trying again, with the waiting handed in. */
@NullMarked
package io.sosw.time;

import org.jspecify.annotations.NullMarked;
