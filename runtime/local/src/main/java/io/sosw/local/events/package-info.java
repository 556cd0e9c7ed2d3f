/** Amazon EventBridge on one machine: buses, rules, schedules and targets. */
@NullMarked
package io.sosw.local.events;

import org.jspecify.annotations.NullMarked;
