/** Makes the resources of a template on the local services: in order, with update, replacement, rollback and clean-up. */
@NullMarked
package io.sosw.local.provision;

import org.jspecify.annotations.NullMarked;
