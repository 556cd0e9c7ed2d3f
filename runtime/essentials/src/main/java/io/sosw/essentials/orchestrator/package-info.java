/** The Orchestrator: leases due tasks and hands them to their labourers, as far as health and caps allow. */
@NullMarked
package io.sosw.essentials.orchestrator;

import org.jspecify.annotations.NullMarked;
