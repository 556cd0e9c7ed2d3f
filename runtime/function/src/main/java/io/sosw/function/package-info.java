/** What the author of a portable function implements and sees. */
@NullMarked
package io.sosw.function;

import org.jspecify.annotations.NullMarked;
