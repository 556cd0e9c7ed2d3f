package io.sosw.local.fault;

import io.sosw.local.wire.Calls;
import io.sosw.local.wire.Served;
import io.sosw.local.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * The faults that are on. Which calls they strike depends on the seed and on the order of the calls alone: each rule
 * draws for itself.
 *
 * <p>Safe for use by several threads.
 */
public final class Faults implements Calls {
    private static final String CLOCK = "clock=";
    private static final String SEED = "seed=";
    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final World world;
    private long seed;

    /**
     * @param seed of the draws of rules that strike a share of the calls
     */
    public Faults(World world, long seed) {
        this.world = world;
        this.seed = seed;
    }

    /**
     * A fault as it stands.
     *
     * @param rule as it was written
     * @param calls that it could have struck
     * @param strikes that it did
     */
    public record Standing(String rule, long calls, long strikes) {}

    /**
     * Adds faults, separated by commas; {@code clock=+5m} sets the clock wrong instead, {@code seed=7} the seed of the
     * rules that follow.
     *
     * @throws io.sosw.error.UserError naming what cannot be read, and then none of them is added
     */
    public synchronized void add(String texts) {
        var rules = new StringBuilder();
        var clock = new ArrayList<Duration>();
        for (var text : texts.split(",", -1)) {
            if (text.trim().matches(SEED + "-?\\d{1,18}")) {
                seed = Long.parseLong(text.trim().substring(SEED.length()));
            } else if (text.trim().startsWith(CLOCK)) {
                clock.add(FaultRule.duration(text.trim(), text.trim().substring(CLOCK.length())));
            } else {
                rules.append(text).append(',');
            }
        }
        var parsed = FaultRule.parse(rules.toString());
        clock.forEach(offset -> setClock(texts, offset));
        for (var rule : parsed) {
            armed.add(new Armed(rule, new SplittableRandom(seed++)));
        }
    }

    private void setClock(String text, Duration offset) {
        if (!(world.clock() instanceof OffsetClock clock)) {
            throw FaultRule.refused(text, "the clock of this world is in other hands");
        }
        clock.offset(offset);
    }

    /** Ends all of them and sets the clock right. */
    public synchronized void clear() {
        armed.clear();
        if (world.clock() instanceof OffsetClock clock) {
            clock.offset(Duration.ZERO);
        }
    }

    public List<Standing> standing() {
        return armed.stream().map(Armed::standing).toList();
    }

    /** The client with the faults in front of it, for those who use it without the port. */
    public <C> C around(String scope, Class<C> api, C client) {
        return new Served(scope, api, client, this).as(api);
    }

    @Override
    public Object around(Served service, String operation, Object request, Supplier<Object> call) {
        var asked = call;
        for (var fault : armed) {
            if (fault.rule.covers(service.scope(), operation) && fault.strikes()) {
                asked = struck(fault.rule.kind(), service, operation, request, asked);
            }
        }
        return asked.get();
    }

    private Supplier<Object> struck(
            FaultKind kind, Served service, String operation, Object request, Supplier<Object> call) {
        if (kind instanceof FaultKind.Throttle) {
            return () -> {
                throw FaultErrors.throttle(service.scope(), service.api());
            };
        } else if (kind instanceof FaultKind.Failure failure) {
            return () -> {
                throw FaultErrors.of(failure, service.api(), "This failure was asked for");
            };
        } else if (kind instanceof FaultKind.Latency latency) {
            return () -> {
                if (!waited(latency.delay())) {
                    throw new LostReply(service.scope() + ":" + operation + ", which nobody waits for any more,");
                }
                return call.get();
            };
        } else if (kind instanceof FaultKind.Drop) {
            return () -> {
                var lost = call.get();
                throw new LostReply(service.scope() + ":" + operation + " lost "
                        + lost.getClass().getSimpleName());
            };
        }
        return () -> repeated(service, request, call);
    }

    private static Object repeated(Served service, Object request, Supplier<Object> call) {
        var answer = call.get();
        if (request instanceof ReceiveMessageRequest received
                && answer instanceof ReceiveMessageResponse response
                && service.client() instanceof SqsClient sqs) {
            response.messages()
                    .forEach(message -> sqs.changeMessageVisibility(change -> change.queueUrl(received.queueUrl())
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(0)));
            return answer;
        }
        return call.get();
    }

    /** Whether it was not interrupted, as by the end of the port: a call is not carried out after that. */
    private boolean waited(Duration delay) {
        var over = new CountDownLatch(1);
        world.timers().after(delay, over::countDown);
        try {
            over.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class Armed {
        final FaultRule rule;
        private final SplittableRandom random;
        private long calls;
        private long strikes;

        Armed(FaultRule rule, SplittableRandom random) {
            this.rule = rule;
            this.random = random;
        }

        synchronized boolean strikes() {
            calls++;
            var hit = (rule.count() == 0 || strikes < rule.count()) && random.nextDouble() < rule.share();
            strikes += hit ? 1 : 0;
            return hit;
        }

        synchronized Standing standing() {
            return new Standing(rule.text(), calls, strikes);
        }
    }
}
