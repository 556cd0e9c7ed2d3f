/** Images: one that runs on Lambda and as a plain container, made without Docker. */
@NullMarked
package io.sosw.engine.image;

import org.jspecify.annotations.NullMarked;
