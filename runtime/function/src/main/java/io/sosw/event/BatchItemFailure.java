package io.sosw.event;

/**
 * One message that has to be delivered again.
 *
 * @param itemIdentifier its messageId
 */
public record BatchItemFailure(String itemIdentifier) {}
