/** Amazon EventBridge Scheduler on one machine. */
@NullMarked
package io.sosw.local.scheduler;

import org.jspecify.annotations.NullMarked;
