/** Telling people that something has failed for good. */
@NullMarked
package io.sosw.alarm;

import org.jspecify.annotations.NullMarked;
