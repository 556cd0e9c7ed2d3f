package io.sosw.local.cloudformation;

import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Which states let a stack be updated. */
final class Updating {
    private static final Set<StackStatus> READY = EnumSet.of(
            StackStatus.CREATE_COMPLETE,
            StackStatus.UPDATE_COMPLETE,
            StackStatus.UPDATE_ROLLBACK_COMPLETE,
            StackStatus.CREATE_FAILED,
            StackStatus.UPDATE_FAILED,
            StackStatus.IMPORT_COMPLETE);

    private Updating() {}

    static void check(StoredStack stack) {
        if (!READY.contains(stack.status)) {
            throw Refusals.invalid("Stack:" + stack.id + " is in " + stack.status + " state and can not be updated.");
        }
    }
}
