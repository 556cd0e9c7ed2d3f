package io.sosw.wrapper.poller;

import java.time.Duration;

/**
 * What a queue says of itself.
 *
 * @param name its name
 * @param arn its ARN
 * @param visibility how long a received message stays hidden
 * @param fifo whether it keeps the order of message groups
 * @param maxReceiveCount deliveries before the redrive policy moves a message, 0 without one
 * @param messages approximately, hidden and delayed ones included
 */
public record QueueAttributes(
        String name, String arn, Duration visibility, boolean fifo, int maxReceiveCount, long messages) {}
