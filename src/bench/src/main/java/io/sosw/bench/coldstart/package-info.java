/** How much a packaged function costs until its first answer. */
@NullMarked
package io.sosw.bench.coldstart;

import org.jspecify.annotations.NullMarked;
