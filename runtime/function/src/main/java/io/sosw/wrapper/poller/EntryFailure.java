package io.sosw.wrapper.poller;

import io.sosw.event.SqsMessage;

/**
 * One entry of a batch request that was refused while others were not.
 *
 * @param message the entry
 * @param code as SQS names it, for example {@code ReceiptHandleIsInvalid}
 * @param text what SQS says
 * @param senderFault whether trying again is of no use
 */
public record EntryFailure(SqsMessage message, String code, String text, boolean senderFault) {}
