/** One HTTP port for all services: protocols driven by the own field descriptions of the SDK classes. */
@NullMarked
package io.sosw.local.wire;

import org.jspecify.annotations.NullMarked;
