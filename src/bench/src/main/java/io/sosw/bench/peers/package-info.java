/** The shim beside other local implementations of the same services, as processes on 127.0.0.1. */
@NullMarked
package io.sosw.bench.peers;

import org.jspecify.annotations.NullMarked;
