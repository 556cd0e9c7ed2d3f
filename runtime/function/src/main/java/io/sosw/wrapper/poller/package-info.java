/** The local and container wrapper: receive, run, delete on success, leave failures to redrive. */
@NullMarked
package io.sosw.wrapper.poller;

import org.jspecify.annotations.NullMarked;
