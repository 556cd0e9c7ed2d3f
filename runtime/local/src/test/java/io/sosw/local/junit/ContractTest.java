package io.sosw.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.event.S3Object;
import io.sosw.function.FunctionContext;
import io.sosw.function.PortableFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ContractTest {
    private static final Option<String> DELIMITER =
            Option.text("delimiter", "Delimiter.").orElse(",");

    /** A number must be positive. */
    public record Count(int n) {}

    /** Fails on what is not positive. */
    public static final class Positive implements PortableFunction<Count, FunctionContext, Void> {
        @Override
        public @Nullable Void run(Count event, FunctionContext context) {
            if (event.n() <= 0) {
                throw new IllegalArgumentException(event.n() + " is not positive");
            }
            return null;
        }
    }

    /** Wants objects. */
    public static final class Keys implements PortableFunction<S3Object, FunctionContext, String> {
        @Override
        public String run(S3Object event, FunctionContext context) {
            return event.bucket() + "/" + event.key();
        }
    }

    @Test
    void aFunctionFailsTheSameMessagesInEveryWrapper() throws Exception {
        assertThat(Contract.of(Positive.class).failures("{\"n\":1}", "{\"n\":0}", "poison", "{\"n\":2}", "{}"))
                .hasSize(3)
                .allSatisfy((wrapper, failed) -> assertThat(failed).containsExactly("m2", "m3", "m5"));
    }

    @Test
    void envelopesAreUnwrappedAlikeInEveryWrapper() throws Exception {
        var notification = "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{\"bucket\":{\"name\":\"b\"},"
                + "\"object\":{\"key\":\"a%20b.csv\"}}}]}";
        assertThat(Contract.of(Keys.class)
                        .failures(
                                notification,
                                "{\"bucket\":\"b\",\"key\":\"c\"}",
                                "{\"Event\":\"s3:TestEvent\"," + "\"Bucket\":\"b\"}",
                                "{}"))
                .allSatisfy((wrapper, failed) -> assertThat(failed).isEqualTo(List.of("m4")));
    }

    @Test
    void aContextIsMadeInALine() {
        assertThat(TestContexts.none().config().get(DELIMITER)).isEqualTo(",");
        var context = TestContexts.of(Config.fixed().with(DELIMITER, "!"));
        assertThat(context.config().get(DELIMITER)).isEqualTo("!");
        assertThat(context.clock().instant()).isEqualTo(Invocations.NOW);
        assertThat(Invocations.withRemaining(Duration.ofSeconds(3)).remaining()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void objectsAreFakedInALine() throws IOException {
        var objects = FakeObjects.with("raw", "a.csv", "iata\n");
        try (var content = objects.open("raw", "a.csv")) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("iata\n");
        }
        objects.put("raw", "b.csv", new byte[] {65});
        assertThat(objects.text("raw", "b.csv")).isEqualTo("A");
        assertThatThrownBy(() -> objects.open("raw", "c.csv")).isInstanceOf(NoSuchFileException.class);
    }
}
