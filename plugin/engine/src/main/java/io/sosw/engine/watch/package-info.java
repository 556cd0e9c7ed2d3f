/** The test runner: after each save, the tests that it affects, in warm JVMs of the project's own JUnit Platform. */
@NullMarked
package io.sosw.engine.watch;

import org.jspecify.annotations.NullMarked;
