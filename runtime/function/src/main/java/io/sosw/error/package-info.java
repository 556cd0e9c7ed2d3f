/** How the product says what went wrong and what to type next. */
@NullMarked
package io.sosw.error;

import org.jspecify.annotations.NullMarked;
