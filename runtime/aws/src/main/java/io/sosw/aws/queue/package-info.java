/** SQS as the queue of the poller. */
@NullMarked
package io.sosw.aws.queue;

import org.jspecify.annotations.NullMarked;
