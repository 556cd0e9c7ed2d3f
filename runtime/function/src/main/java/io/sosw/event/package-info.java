/** Event payloads in and out: envelopes of S3, SQS, SNS and EventBridge, batches and batch item failures. */
@NullMarked
package io.sosw.event;

import org.jspecify.annotations.NullMarked;
