package io.sosw.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.config.Config;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import io.sosw.json.JsonException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The seed's asynchronous e-mail controller. */
class ControllerTest {
    private final Mail context = new Mail();
    private final Controller<Mail> controller = Controller.<Mail>empty()
            .with("notifyUsers", Leed.class, new NotifyUsers())
            .with("raw", Map.class, (event, mail) -> event.get("id"));

    @Test
    void thePayloadNamesTheSubroutine() throws Exception {
        var answer = controller.run(
                Map.of("function", "notifyUsers", "id", "123456789", "trade", "caricatures", "seller", "scott"),
                context);
        assertThat(answer).isEqualTo(1);
        assertThat(context.sent).containsExactly("caricatures 123456789 by scott");
        assertThat(controller.run(Map.of("function", "raw", "id", 5L), context)).isEqualTo(5L);
    }

    @Test
    void aSubroutineIsTestedAlone() {
        assertThat(new NotifyUsers().run(new Leed("1", "magic", "ann"), context))
                .isEqualTo(1);
        assertThat(context.sent).containsExactly("magic 1 by ann");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> controller.run(Map.of("function", "notifyUser"), context))
                .isInstanceOf(UnknownSubroutine.class)
                .hasMessage("There is no subroutine 'notifyUser' (member 'function' of the payload);"
                        + " there are: notifyUsers, raw");
        assertThatThrownBy(() -> controller.run(Map.of(), context))
                .isInstanceOf(UnknownSubroutine.class)
                .hasMessage("The payload has no member 'function'; there are: notifyUsers, raw");
    }

    @Test
    void aPayloadThatDoesNotFitSaysWhere() {
        assertThatThrownBy(() -> controller.run(Map.of("function", "notifyUsers", "id", "1"), context))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("trade");
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> controller.with("raw", Map.class, (event, mail) -> null))
                .withMessage("There are two subroutines raw");
    }

    private record Leed(String id, String trade, String seller) {}

    private static final class NotifyUsers implements PortableFunction<Leed, Mail, Integer> {
        @Override
        public Integer run(Leed leed, Mail mail) {
            mail.send(leed.trade() + " " + leed.id() + " by " + leed.seller());
            return mail.sent.size();
        }
    }

    private static final class Mail extends FunctionContext {
        private final List<String> sent = new ArrayList<>();

        Mail() {
            super(Config.fixed(), new Invocation("r", "mail", "", 0, 1, Instant.MAX, Clock.systemUTC()));
        }

        void send(String text) {
            sent.add(text);
        }
    }
}
