/** Calling other functions: the port and its answers. */
@NullMarked
package io.sosw.invoke;

import org.jspecify.annotations.NullMarked;
