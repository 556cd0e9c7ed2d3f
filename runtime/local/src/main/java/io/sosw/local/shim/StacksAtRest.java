package io.sosw.local.shim;

import io.sosw.local.wire.Calls;
import io.sosw.local.wire.Served;
import io.sosw.local.world.Timers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/**
 * Lets who asks for a stack that is being worked on wait a little for its end. What waits for stacks, the AWS CLI and the
 * SDK's waiters, looks every 30 seconds, which is right for AWS; a stack here is made in a fraction of one.
 */
final class StacksAtRest implements Calls {
    private static final Duration REST = Duration.ofMillis(20);
    private static final int LOOKS = 100;

    private final Timers timers;

    StacksAtRest(Timers timers) {
        this.timers = timers;
    }

    @Override
    public Object around(Served service, String operation, Object request, Supplier<Object> call) {
        var answer = call.get();
        if (request instanceof DescribeStacksRequest asked && asked.stackName() != null) {
            for (int looks = 1; looks < LOOKS && isMoving(answer); looks++) {
                pause();
                answer = call.get();
            }
        }
        return answer;
    }

    private static boolean isMoving(Object answer) {
        return answer instanceof DescribeStacksResponse described
                && described.stacks().stream()
                        .anyMatch(stack -> stack.stackStatus() != StackStatus.REVIEW_IN_PROGRESS
                                && String.valueOf(stack.stackStatusAsString()).endsWith("_IN_PROGRESS"));
    }

    private void pause() {
        var over = new CountDownLatch(1);
        timers.after(REST, over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
