/** A further function in a project: class, test, sample event, and its places in the project's files. */
@NullMarked
package io.sosw.engine.add;

import org.jspecify.annotations.NullMarked;
