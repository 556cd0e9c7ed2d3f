/** The main job on real input: a CSV travels from a bucket over a queue through a function into a database. */
@NullMarked
package io.sosw.firstlight;

import org.jspecify.annotations.NullMarked;
