/** Runs a function in a JVM of its own against the project's shim. */
@NullMarked
package io.sosw.engine.run;

import org.jspecify.annotations.NullMarked;
