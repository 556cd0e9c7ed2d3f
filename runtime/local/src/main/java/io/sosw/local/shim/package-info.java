/** The shim: all local services behind one port, in a process of its own. */
@NullMarked
package io.sosw.local.shim;

import org.jspecify.annotations.NullMarked;
