/** The Docker way: an emulator and an SQL server in containers, taken only when asked for, in a JVM of its own. */
@NullMarked
package io.sosw.engine.docker;

import org.jspecify.annotations.NullMarked;
