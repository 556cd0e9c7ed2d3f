package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sosw.controller.UnknownSubroutine;
import io.sosw.invoke.Answer;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.invoke.Handover;
import io.sosw.json.Json;
import io.sosw.local.junit.LocalAws;
import io.sosw.local.junit.LocalWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalAws
class LeedzTest {
    private static final Leed LEED =
            new Leed("caricatures", "2026-07-04", "1 Main St", "scott@example.com", "a wedding");

    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final CountDownLatch bookkeeperIsBack = new CountDownLatch(1);
    private final Background background = new Background();
    private LeedzContexts services;

    @BeforeEach
    void users(LocalWorld aws) throws Exception {
        services = LeedzContexts.of(aws, background, (to, subject, text) -> mails.add(to + ": " + subject), leed -> {
            bookkeeperIsBack.await();
            return "entry 1";
        });
        services.context()
                .users()
                .putAll(List.of(new User("caricatures", "ann@example.com"), new User("magic", "eve@example.com")));
    }

    @Test
    void theClientIsAnsweredBeforeTheSlowWorkIsDone() throws Exception {
        var answer = post(LEED);

        assertEquals(201, answer.statusCode());
        var booking = background.running.get(2);
        assertFalse(booking.isDone(), "the bookkeeper is still away");
        assertTrue(
                services.context().booked().query(io.sosw.aws.table.Query.all()).isEmpty());

        bookkeeperIsBack.countDown();
        background.join();
        assertEquals("entry 1", booking.join());
        assertEquals(
                List.of(
                        "ann@example.com: A new leed: caricatures on 2026-07-04",
                        "scott@example.com: Your leed is posted"),
                List.copyOf(new TreeSet<>(mails)));
    }

    @Test
    void theClientWaitsForWhatMayRefuseIt() throws Exception {
        bookkeeperIsBack.countDown();
        assertEquals(201, post(LEED).statusCode());
        var second = post(LEED);
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("there is a leed of this trade at this place"), second.body());
        background.join();
        assertEquals(3, background.running.size(), "nobody is told of a leed that is refused");
    }

    @Test
    void whatIsNoLeedIsRefused() {
        var answer = new AddLeed().run(new WebRequest(Optional.of("{\"trade\": 1}"), false), services.context());
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("trade"), answer.body());
        assertEquals(List.of(), background.running);
    }

    @Test
    void anEventThatComesTwiceMailsOnce() throws Exception {
        var told = new Told(Posted.of(LEED, "1 Main St"));
        for (int delivery = 0; delivery < 2; delivery++) {
            assertEquals(1, new NotifyUsers().run(told, services.context()));
        }
        assertEquals(List.of("ann@example.com: A new leed: caricatures on 2026-07-04"), mails);
    }

    @Test
    void anUnknownSubroutineIsNamed() {
        var failed = assertThrows(
                UnknownSubroutine.class, () -> new AsyncEmail().run(Map.of("function", "notify"), services.context()));
        assertTrue(failed.getMessage().contains("'notify'"), failed.getMessage());
        assertTrue(failed.getMessage().contains("notifyUsers, thankSeller"), failed.getMessage());
    }

    private WebAnswer post(Leed leed) {
        return new AddLeed().run(new WebRequest(Optional.of(Json.write(leed)), false), services.context());
    }

    /** Runs the controllers in threads of their own, as Lambda does in processes of their own. */
    private final class Background implements FunctionInvoker {
        private final List<CompletableFuture<Object>> running = new ArrayList<>();

        @Override
        public Handover send(String function, Object payload) {
            @SuppressWarnings("unchecked")
            Map<String, Object> event = Json.read(Json.write(payload), Map.class);
            running.add(CompletableFuture.supplyAsync(() -> run(function, event), work -> new Thread(work).start()));
            return new Handover.Accepted();
        }

        private Object run(String function, Map<String, Object> event) {
            try {
                return function.equals("async-email")
                        ? new AsyncEmail().run(event, services.context())
                        : new AsyncBooks().run(event, services.context());
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public Answer call(String function, Object payload) {
            throw new UnsupportedOperationException("nobody waits for " + function);
        }

        void join() {
            running.forEach(CompletableFuture::join);
        }
    }
}
