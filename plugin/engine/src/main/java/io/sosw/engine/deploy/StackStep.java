package io.sosw.engine.deploy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * What a deployment does about a stack in a given status, so that every status leads to convergence or to one sentence.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html">Stack status codes</a>
 */
enum StackStep {
    /** Nothing is there yet. */
    CREATE,
    /** The stack stands and can be changed. */
    UPDATE,
    /** Somebody works on it. */
    WAIT,
    /** It never stood, or its deletion was not finished: away with what is left, then anew. */
    DELETE,
    /** A rollback stopped half way: finish it first. */
    CONTINUE_ROLLBACK,
    /** Only a person can tell. */
    ASK;

    private static final Map<StackStatus, StackStep> STEPS = steps();

    static StackStep of(Optional<Stack> stack) {
        return stack.map(found -> of(found.stackStatus())).orElse(CREATE);
    }

    static StackStep of(StackStatus status) {
        return STEPS.getOrDefault(status, ASK);
    }

    private static Map<StackStatus, StackStep> steps() {
        var steps = new EnumMap<StackStatus, StackStep>(StackStatus.class);
        for (StackStatus status : StackStatus.values()) {
            if (status.toString().endsWith("_IN_PROGRESS")) {
                steps.put(status, WAIT);
            } else if (status.toString().endsWith("_COMPLETE")) {
                steps.put(status, UPDATE);
            }
        }
        steps.put(StackStatus.REVIEW_IN_PROGRESS, CREATE);
        steps.put(StackStatus.DELETE_COMPLETE, CREATE);
        steps.put(StackStatus.UPDATE_FAILED, UPDATE);
        steps.put(StackStatus.ROLLBACK_COMPLETE, DELETE);
        steps.put(StackStatus.ROLLBACK_FAILED, DELETE);
        steps.put(StackStatus.CREATE_FAILED, DELETE);
        steps.put(StackStatus.DELETE_FAILED, DELETE);
        steps.put(StackStatus.UPDATE_ROLLBACK_FAILED, CONTINUE_ROLLBACK);
        return steps;
    }
}
