/** Time is nearly up: call myself again with a cursor and the runs left, alone or as several siblings. */
@NullMarked
package io.sosw.continuation;

import org.jspecify.annotations.NullMarked;
