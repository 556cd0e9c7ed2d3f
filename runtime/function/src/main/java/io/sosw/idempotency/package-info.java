/** Doing a thing once although its event may come twice. */
@NullMarked
package io.sosw.idempotency;

import org.jspecify.annotations.NullMarked;
