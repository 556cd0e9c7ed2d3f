/** The Scavenger: gives expired leases another attempt, and closes tasks that have none left. */
@NullMarked
package io.sosw.essentials.scavenger;

import org.jspecify.annotations.NullMarked;
