/** The sosw Worker: claims its attempt of a task, runs, records what came of it. */
@NullMarked
package io.sosw.worker;

import org.jspecify.annotations.NullMarked;
