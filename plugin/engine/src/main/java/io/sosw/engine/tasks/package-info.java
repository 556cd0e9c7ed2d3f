/** Behind {@code sosw:tasks}: looks at tasks, counts, schedules, retries and takes back, in a process with the AWS SDK. */
@NullMarked
package io.sosw.engine.tasks;

import org.jspecify.annotations.NullMarked;
