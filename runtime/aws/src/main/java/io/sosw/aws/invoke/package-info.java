/** Calling functions on Lambda, at once or later, and estimating how many run. */
@NullMarked
package io.sosw.aws.invoke;

import org.jspecify.annotations.NullMarked;
