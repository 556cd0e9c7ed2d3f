/** What all wrappers share: the chosen function, its context, and one run a unit of work. */
@NullMarked
package io.sosw.wrapper.dispatch;

import org.jspecify.annotations.NullMarked;
