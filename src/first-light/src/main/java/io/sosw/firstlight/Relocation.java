package io.sosw.firstlight;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Moves the example {@code portable} from Lambda to a container and back, while orders come in. */
public final class Relocation {
    private static final int LEAST = 50;
    private static final int PATIENCE = 600;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String CONTAINER = "AWS_ECS_FARGATE";

    private final Maven maven;
    private final World world;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    private Relocation(Maven maven, World world) {
        this.maven = maven;
        this.world = world;
    }

    /** Fails if an order is lost, taken twice, or taken by the wrong one. */
    public static void check(Maven maven) throws Exception {
        var project = Deployed.of(maven.folder());
        try {
            new Relocation(maven, project.world()).run();
        } finally {
            project.stop();
        }
    }

    private void run() throws IOException, InterruptedException {
        send();
        await("Lambda takes the first order", () -> !orders().isEmpty()); // on one environment, before many queue up
        var sender = new Thread(this::sendOn, "orders");
        sender.start();
        try {
            await("Lambda takes orders", () -> taken("AWS_Lambda") >= LEAST);
            says(maven.run("sosw:deploy", "-Dsosw.compute=container"), "take-order as tasks of ECS", "UPDATE_COMPLETE");
            await("Lambda has stopped", this::lambdaRests);
            await("the container takes orders", () -> taken(CONTAINER) >= LEAST);
            says(maven.run("sosw:deploy"), "UPDATE_COMPLETE");
            int before = sent.get();
            await("orders come in on the way back", () -> sent.get() >= before + LEAST);
        } finally {
            enough.set(true);
            sender.join();
        }
        // Well before the queue's visibility timeout: who is asked to stop ends what it has begun and gives back the
        // rest.
        await("all orders are taken", () -> orders().size() >= sent.get());
        int container = taken(CONTAINER);
        int lambda = taken("AWS_Lambda");
        if (container + lambda != sent.get() || orders().size() != sent.get()) {
            throw new IllegalStateException("sent " + sent + ", taken by Lambda " + lambda + ", by the container "
                    + container + ", in the table " + orders().size());
        }
        await("the queue is empty", () -> world.waiting("Orders") == 0 && world.waiting("Failed") == 0);
        System.out.println("portable: " + sent + " orders, " + lambda + " taken by Lambda, " + container
                + " by the container, none lost.");
    }

    private void send() {
        world.send("Orders", "{\"id\": \"" + sent.incrementAndGet() + "\"}");
    }

    private void sendOn() {
        while (!enough.get()) {
            send();
            LockSupport.parkNanos(PAUSE);
        }
    }

    private List<List<String>> orders() {
        return world.items("Taken").stream()
                .map(item -> List.of(text(item.get("id")), text(item.get("place"))))
                .toList();
    }

    private static String text(@Nullable AttributeValue value) {
        return value == null ? "" : value.s();
    }

    private int taken(String place) {
        return (int) orders().stream()
                .filter(order -> order.get(1).startsWith(place))
                .count();
    }

    /** Whether the last orders that were sent long enough ago were all the container's. */
    private boolean lambdaRests() {
        int before = taken("AWS_Lambda");
        int all = orders().size();
        for (int look = 0; look < PATIENCE && orders().size() < all + LEAST; look++) {
            pause();
        }
        return taken("AWS_Lambda") == before;
    }

    private static void says(String printed, String... texts) {
        for (String text : Set.of(texts)) {
            if (!printed.contains(text)) {
                throw new IllegalStateException("not said: " + text + "\n" + printed);
            }
        }
    }

    private static void await(String what, Condition condition) {
        for (int look = 0; look < PATIENCE; look++) {
            if (condition.holds()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException("waited in vain: " + what);
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    /** Something that becomes true. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }
}
