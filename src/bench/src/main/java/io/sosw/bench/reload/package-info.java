/** How long the inner loop takes: from an edit to its answer, and what a call costs beside the function itself. */
@NullMarked
package io.sosw.bench.reload;

import org.jspecify.annotations.NullMarked;
