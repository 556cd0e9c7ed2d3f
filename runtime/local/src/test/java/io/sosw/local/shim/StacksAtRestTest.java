package io.sosw.local.shim;

import static org.assertj.core.api.Assertions.assertThat;

import io.sosw.local.wire.Served;
import io.sosw.local.world.Timers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;

class StacksAtRestTest {
    private static final Served SERVICE =
            new Served("cloudformation", CloudFormationClient.class, new CloudFormationClient() {
                @Override
                public String serviceName() {
                    return SERVICE_NAME;
                }

                @Override
                public void close() {
                    // nothing is open
                }
            });

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();

    private final Timers timers = (delay, work) -> {
        pauses.incrementAndGet();
        work.run();
        return () -> {};
    };

    private String asked(DescribeStacksRequest request, IntFunction<String> statusOfLook) {
        var answer = new StacksAtRest(timers)
                .around(
                        SERVICE,
                        "DescribeStacks",
                        request,
                        () -> DescribeStacksResponse.builder()
                                .stacks(Stack.builder()
                                        .stackStatus(statusOfLook.apply(looks.incrementAndGet()))
                                        .build())
                                .build());
        return ((DescribeStacksResponse) answer).stacks().get(0).stackStatusAsString();
    }

    private static DescribeStacksRequest named() {
        return DescribeStacksRequest.builder().stackName("flights").build();
    }

    @Test
    void whoAsksForAStackInWorkIsAnsweredWhenItRests() {
        assertThat(asked(named(), look -> look < 4 ? "CREATE_IN_PROGRESS" : "CREATE_COMPLETE"))
                .isEqualTo("CREATE_COMPLETE");
        assertThat(looks).hasValue(4);
    }

    @Test
    void whatTakesLongIsToldAsItIs() {
        assertThat(asked(named(), look -> "UPDATE_IN_PROGRESS")).isEqualTo("UPDATE_IN_PROGRESS");
        assertThat(looks).hasValue(100);
    }

    @Test
    void aStackAtRestAReviewAndAListAreAnsweredAtOnce() {
        asked(named(), look -> "ROLLBACK_COMPLETE");
        asked(named(), look -> "REVIEW_IN_PROGRESS");
        asked(DescribeStacksRequest.builder().build(), look -> "CREATE_IN_PROGRESS");
        assertThat(looks).hasValue(3);
        assertThat(pauses).hasValue(0);
    }
}
