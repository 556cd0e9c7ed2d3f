/** Loads the function that the build has chosen and hands it its unit of work. */
@NullMarked
package io.sosw.wrapper;

import org.jspecify.annotations.NullMarked;
