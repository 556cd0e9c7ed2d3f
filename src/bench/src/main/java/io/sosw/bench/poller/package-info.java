/** The poller beside a bare loop over the SDK. */
@org.jspecify.annotations.NullMarked
package io.sosw.bench.poller;
