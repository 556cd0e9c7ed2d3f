package io.sosw.local.state;

import io.sosw.error.UserError;
import io.sosw.json.Json;
import io.sosw.local.fault.OffsetClock;
import io.sosw.local.sqs.LocalSqs;
import io.sosw.local.wire.Calls;
import io.sosw.local.wire.Served;
import io.sosw.local.world.Arn;
import io.sosw.local.world.Deliveries;
import io.sosw.local.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Makes a shim's state outlive it. Whatever changes the state (a call, a timer's end, a message from a function) is done
 * one after the other, at a time and with a randomness of its own, and written to a journal; only then is it answered.
 * After a restart the same is done again in the same order, which brings back the same state. What leaves the machine
 * (calls of functions, HTTP posts) is not repeated.
 *
 * <p>Safe for use by several threads.
 */
public final class Durable implements Calls, AutoCloseable {
    private static final long MOST_FLEETING = 1L << 30;
    private static final System.Logger LOG = System.getLogger(Durable.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final World base;
    private final World world;
    private final CallTimers timers;
    private final Journal journal;
    private final Scribe scribe;
    private final boolean lasting;
    private final BodyFiles bodies;
    private final long most;
    private final Path folder;
    private List<Entry> past = new ArrayList<>();
    private boolean repeating = true;
    private Instant latest = Instant.EPOCH;

    private Durable(Path folder, World base, boolean lasting, long most) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.most = most;
        this.base = base;
        this.timers = new CallTimers(base.timers());
        this.journal = Journal.open(folder.resolve("journal"), lasting, bytes -> past.add(Entry.read(bytes)));
        this.scribe = new Scribe(journal, lasting, base.timers());
        this.lasting = lasting;
        this.bodies = new BodyFiles(folder.resolve("bodies"), lasting);
        this.world = new World(
                new OffsetClock(new MomentClock(base.clock())),
                new MomentRandom(base.random()),
                timers,
                base.deliveries(),
                base.accountId(),
                base.region());
        base.deliveries().through(this::deliver);
    }

    /**
     * Opens the state in a folder, or begins one.
     *
     * @param base the world as it would be without a journal
     * @throws io.sosw.error.UserError if the state is damaged or of another version; it is left as it is
     */
    public static Durable open(Path folder, World base) throws IOException {
        return new Durable(folder, base, true, Long.MAX_VALUE);
    }

    /**
     * The same for a state that ends with the shim: it can be copied, but is not written through to the disk, and after
     * {@value #MOST_FLEETING} bytes nothing more is written.
     *
     * @param base the world as it would be without a journal
     */
    public static Durable fleeting(Path folder, World base) throws IOException {
        return fleeting(folder, base, MOST_FLEETING);
    }

    static Durable fleeting(Path folder, World base, long most) throws IOException {
        return new Durable(folder, base, false, most);
    }

    /** Whether anything is to be done again. */
    public boolean hasPast() {
        return !past.isEmpty();
    }

    /** What services are to be made with. */
    public World world() {
        return world;
    }

    /** For services whose work is processes: their timers are not repeated. */
    public World fleeting() {
        return new World(
                world.clock(), world.random(), base.timers(), world.deliveries(), world.accountId(), world.region());
    }

    /**
     * Does all again that the journal holds, then lets timers run. To be called once, before anybody is answered.
     *
     * @param services the implementation of a client interface
     * @param template makes a template that was made before: its stack and its text
     * @return how many entries there were
     */
    public int recover(Function<Class<?>, Object> services, TemplateMaker template) {
        lock.lock();
        try {
            var differing = 0;
            for (var entry : past) {
                latest = entry.time();
                var code = outcome(entry.moment(), () -> repeat(entry, services, template));
                if (!code.equals(entry.outcome())) {
                    differing++;
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "{0} {1} ended with [{2}], and before with [{3}]",
                            entry.name(),
                            entry.operation(),
                            code,
                            entry.outcome());
                }
            }
            if (differing > 0) {
                LOG.log(System.Logger.Level.WARNING, "{0} entries of the journal ended differently", differing);
            }
            var count = past.size();
            past = List.of();
            repeating = false;
            latest = Instant.EPOCH; // the clock may have been wrong on purpose
            timers.arm(world.clock().instant(), this::fire);
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Makes a template of the past. */
    @FunctionalInterface
    public interface TemplateMaker {
        void make(String stack, String text);
    }

    private void repeat(Entry entry, Function<Class<?>, Object> services, TemplateMaker template) {
        switch (entry.kind()) {
            case "timer" -> timers.run(Long.parseLong(entry.name()));
            case "template" -> template.make(entry.name(), entry.content().get());
            case "delivery" ->
                world.deliveries()
                        .deliver(
                                Arn.parse(entry.name()),
                                Json.read(entry.content().get(), Deliveries.Message.class));
            default -> {
                var api = api(entry.name());
                var body = BodyFiles.isStreamed(entry.operation()) ? bodies.body(entry.body()) : null;
                Requests.repeat(api, services.apply(api), entry, body);
            }
        }
    }

    private static Class<?> api(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The state names a service that this shim has not: " + name, e);
        }
    }

    private static String outcome(Moment moment, Runnable work) {
        var before = Moment.enter(moment);
        try {
            work.run();
            return "";
        } catch (RuntimeException e) {
            return code(e);
        } finally {
            Moment.enter(before);
        }
    }

    private static String code(RuntimeException e) {
        var details = e instanceof AwsServiceException service ? service.awsErrorDetails() : null;
        return details == null || details.errorCode() == null ? e.getClass().getSimpleName() : details.errorCode();
    }

    @Override
    public RequestBody body(RequestBody body) {
        return isFull() ? body : bodies.keep(body);
    }

    @Override
    public Object around(Served service, String operation, Object request, Supplier<Object> call) {
        if (Moment.current() != null || !Mutations.isOne(service.scope(), operation)) {
            return call.get();
        }
        if (request instanceof ReceiveMessageRequest receive && service.client() instanceof LocalSqs sqs) {
            return received(service, sqs, receive);
        }
        var body = BodyFiles.isStreamed(operation) ? bodies.taken() : "";
        var entry = Entry.of("call", service.api().getName(), operation, written(request), body);
        return done(entry, call);
    }

    /** Before the call takes its turn, unless it is written down later anyway. */
    private Supplier<String> written(Object request) {
        if (!lasting) {
            return () -> Requests.write(request);
        }
        var text = Requests.write(request);
        return () -> text;
    }

    /** Each look at the queue is an entry of its own, and waiting is not. */
    private Object received(Served service, LocalSqs sqs, ReceiveMessageRequest request) {
        var look = request.toBuilder().waitTimeSeconds(0).build();
        var entry = Entry.of("call", service.api().getName(), "ReceiveMessage", written(look), "");
        var waiting = sqs.waiting(request);
        while (true) {
            var answer = done(entry, () -> sqs.receiveMessage(look));
            if (answer.hasMessages() || !waiting.more()) {
                return answer;
            }
        }
    }

    /** Makes a template, as something that is repeated. */
    public <T> T template(String stack, String text, Supplier<T> making) {
        return done(Entry.of("template", stack, "", () -> text, ""), making);
    }

    private void fire(long number) {
        lock.lock();
        try {
            var at = timers.at(number);
            if (at != null) {
                latest = at.isAfter(latest) ? at : latest;
                done(Entry.of("timer", Long.toString(number), "", () -> "", ""), () -> {
                    timers.run(number);
                    return number;
                });
            }
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Arn target, Deliveries.Message message, Runnable delivery) {
        if (target.service().equals("lambda")) {
            if (!repeating) {
                outside(delivery);
            }
        } else if (Moment.current() != null) {
            delivery.run();
        } else {
            done(Entry.of("delivery", target.toString(), "", () -> Json.write(message), ""), () -> {
                delivery.run();
                return target;
            });
        }
    }

    private static void outside(Runnable work) {
        var before = Moment.enter(null);
        try {
            work.run();
        } finally {
            Moment.enter(before);
        }
    }

    private <T> T done(Entry entry, Supplier<T> work) {
        var result = new Object() {
            @Nullable
            T value;

            @Nullable
            RuntimeException failure;

            long position;
        };
        lock.lock();
        try {
            var now = base.clock().instant();
            latest = now.isAfter(latest) ? now : latest;
            var seed = base.random().nextLong();
            var offset = ((OffsetClock) world.clock()).offset();
            var at = latest;
            var code = outcome(Moment.of(at, seed, lock), () -> {
                try {
                    result.value = work.get();
                } catch (RuntimeException e) {
                    result.failure = e;
                    throw e;
                }
            });
            result.position = isFull() ? journal.size() : scribe.add(entry.ended(at.plus(offset), seed, code));
        } finally {
            lock.unlock();
        }
        if (result.failure != null) {
            throw result.failure;
        }
        if (!(result.value instanceof ReceiveMessageResponse empty) || empty.hasMessages()) {
            journal.sync(result.position);
        }
        return Objects.requireNonNull(result.value);
    }

    /**
     * Waits for what only other calls can bring about, a task of ECS that ends for example. They are done meanwhile, and
     * stand in the journal before the one that waits.
     */
    public static <T> T await(CompletableFuture<T> event) {
        var moment = Moment.current();
        return moment == null ? event.join() : moment.await(event);
    }

    private boolean isFull() {
        return journal.size() + bodies.written() > most;
    }

    /**
     * Copies the state to a folder that does not exist yet.
     *
     * @throws UserError if there is more to it than is kept of a state in memory
     */
    public void copyTo(Path target) throws IOException {
        lock.lock();
        try {
            scribe.finish();
            if (isFull()) {
                throw new UserError(
                        "this shim keeps its state in memory, and has changed more of it than can be saved: " + most
                                + " bytes of calls",
                        "save earlier, or keep a journal: mvn sosw:shim-stop, then mvn sosw:shim -Dsosw.persist",
                        "state-large");
            }
            journal.sync(journal.size());
            States.copy(folder, target);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing happens any more; what was acknowledged is on disk. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            timers.stop();
            base.deliveries().through(Deliveries.DIRECT);
            scribe.close();
        } finally {
            lock.unlock();
        }
    }
}
