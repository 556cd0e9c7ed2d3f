/** What a shim did, on disk: a journal of calls that brings the same state back after any end. */
@NullMarked
package io.sosw.local.state;

import org.jspecify.annotations.NullMarked;
