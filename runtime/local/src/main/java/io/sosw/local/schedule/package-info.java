/** Rates, cron expressions and moments, as EventBridge rules and schedules write them. */
@NullMarked
package io.sosw.local.schedule;

import org.jspecify.annotations.NullMarked;
