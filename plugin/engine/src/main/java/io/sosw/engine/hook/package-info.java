/** Git's hook that runs the tests before each commit. */
@NullMarked
package io.sosw.engine.hook;

import org.jspecify.annotations.NullMarked;
