/** Faults on demand: what breaks in AWS now and then, here when a test wants it. */
@NullMarked
package io.sosw.local.fault;

import org.jspecify.annotations.NullMarked;
