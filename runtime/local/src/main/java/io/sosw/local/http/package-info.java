/** HTTP/1.1 on a port of this machine. */
@NullMarked
package io.sosw.local.http;

import org.jspecify.annotations.NullMarked;
