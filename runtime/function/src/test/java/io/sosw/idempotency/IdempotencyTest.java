package io.sosw.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.function.Invocation;
import io.sosw.time.PassingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private final PassingTime time = new PassingTime();
    private final AtomicInteger owners = new AtomicInteger();
    private final MemoryClaims claims = new MemoryClaims();
    private final Idempotency idempotency =
            new Idempotency(claims, () -> "o" + owners.incrementAndGet(), Duration.ofHours(6));
    private final AtomicInteger runs = new AtomicInteger();

    private Invocation invocation(Instant deadline) {
        return new Invocation("r", "fn", "", 128, 1, deadline, time);
    }

    private Invocation invocation() {
        return invocation(time.instant().plusSeconds(30));
    }

    private Receipt charge() throws Exception {
        return idempotency.once("order-7", invocation(), Receipt.class, () -> new Receipt(runs.incrementAndGet()));
    }

    @Test
    void aDuplicateIsAnsweredWithTheFirstResult() throws Exception {
        assertThat(charge()).isEqualTo(new Receipt(1));
        assertThat(charge()).isEqualTo(new Receipt(1));
        assertThat(runs).hasValue(1);
    }

    @Test
    void aResultIsForgottenInTheEnd() throws Exception {
        charge();
        time.pause(Duration.ofHours(6));
        assertThat(charge()).isEqualTo(new Receipt(2));
    }

    @Test
    void workThatFailsIsTriedAgain() throws Exception {
        assertThatThrownBy(() -> idempotency.once("order-7", invocation(), Receipt.class, () -> {
                    throw new IllegalStateException("card declined");
                }))
                .hasMessage("card declined");
        assertThat(charge()).isEqualTo(new Receipt(1));
    }

    @Test
    void whileOneWorksAnotherDeliveryIsPutOff() throws Exception {
        idempotency.once("order-7", invocation(), Receipt.class, () -> {
            assertThatThrownBy(this::charge)
                    .isInstanceOf(AlreadyRunning.class)
                    .hasMessage(
                            "Another delivery of 'order-7' is being worked on, until 2026-11-21T00:00:30Z at the latest");
            return new Receipt(0);
        });
        assertThat(charge()).isEqualTo(new Receipt(0));
    }

    @Test
    void aClaimRunsOutWithItsInvocation() throws Exception {
        claims.claim("order-7", "died", time.instant(), time.instant().plusSeconds(30));
        time.pause(Duration.ofSeconds(30));
        assertThat(charge()).isEqualTo(new Receipt(1));
        assertThat(claims.complete("order-7", "died", "{}", time.instant())).isFalse();
    }

    @Test
    void whereNoDeadlineIsSetAClaimLastsAQuarterOfAnHour() {
        assertThatThrownBy(() -> idempotency.once("k", invocation(Instant.MAX), Receipt.class, () -> {
                    charge("k");
                    return null;
                }))
                .hasMessageContaining("00:15:00Z");
    }

    private void charge(String key) throws Exception {
        idempotency.once(key, invocation(), Receipt.class, () -> new Receipt(runs.incrementAndGet()));
    }

    @Test
    void nothingIsAResultToo() throws Exception {
        assertThat(idempotency.once("k", invocation(), Void.class, () -> null)).isNull();
        assertThat(idempotency.once("k", invocation(), Void.class, () -> {
                    runs.incrementAndGet();
                    return null;
                }))
                .isNull();
        assertThat(runs).hasValue(0);
    }

    record Receipt(int number) {}
}
