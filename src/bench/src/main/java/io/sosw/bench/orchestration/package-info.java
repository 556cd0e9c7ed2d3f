/** The orchestration's phases, one JSON line each, to be measured beside the Python original. */
@NullMarked
package io.sosw.bench.orchestration;

import org.jspecify.annotations.NullMarked;
