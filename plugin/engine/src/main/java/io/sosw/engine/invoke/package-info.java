/** Calls a function in the shim's Lambda, with the classes that the sources mean now. */
@NullMarked
package io.sosw.engine.invoke;

import org.jspecify.annotations.NullMarked;
