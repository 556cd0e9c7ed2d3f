/** The Scheduler: turns a job into tasks along the calendar and the attributes that its schema names. */
@NullMarked
package io.sosw.essentials.scheduler;

import org.jspecify.annotations.NullMarked;
