/** Images by Jib; loaded apart from everything else together with Jib's libraries. */
@NullMarked
package io.sosw.engine.image.jib;

import org.jspecify.annotations.NullMarked;
