package io.sosw.wrapper.poller;

/**
 * What a poller has done.
 *
 * @param handled messages that succeeded
 * @param failed deliveries of messages that failed and were left to redrive
 * @param released messages given back unfinished because of a stop
 * @param leftOver messages that failed and that no redrive policy will take away
 */
public record PollReport(long handled, long failed, long released, long leftOver) {}
