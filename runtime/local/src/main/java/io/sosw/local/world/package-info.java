/** The ground on which the local services stand: clock, identity, timers and deliveries between services. */
@NullMarked
package io.sosw.local.world;

import org.jspecify.annotations.NullMarked;
