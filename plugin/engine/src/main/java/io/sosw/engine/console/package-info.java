/** How events and errors look to the person at the keyboard. */
@NullMarked
package io.sosw.engine.console;

import org.jspecify.annotations.NullMarked;
