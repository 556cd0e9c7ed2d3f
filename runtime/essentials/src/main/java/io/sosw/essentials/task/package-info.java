/** What the essentials share: the views on the tasks table, the alarm for dead tasks, what becomes of expired leases. */
@NullMarked
package io.sosw.essentials.task;

import org.jspecify.annotations.NullMarked;
