/** Amazon Location on one machine: as much as asking where an address is takes. */
@NullMarked
package io.sosw.local.location;

import org.jspecify.annotations.NullMarked;
