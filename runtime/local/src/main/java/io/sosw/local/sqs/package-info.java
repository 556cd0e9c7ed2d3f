/** Amazon SQS on one machine. */
@NullMarked
package io.sosw.local.sqs;

import org.jspecify.annotations.NullMarked;
