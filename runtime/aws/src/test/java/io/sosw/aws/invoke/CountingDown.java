package io.sosw.aws.invoke;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.aws.queue.QueueDelay;
import io.sosw.config.Config;
import io.sosw.continuation.Chain;
import io.sosw.continuation.Continuation;
import io.sosw.continuation.ContinuationLimits;
import io.sosw.continuation.Progress;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.function.PortableFunction;
import io.sosw.time.ThreadPause;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A function that needs a run for each number that it counts, and tells a queue of each run. */
public final class CountingDown implements PortableFunction<CountingDown.Left, CountingDown.Clients, String> {
    private static final int MANY = 100;

    @Override
    public String run(Left event, Clients context) throws Exception {
        var limits = ContinuationLimits.reserve(Duration.ofSeconds(1)).runs(MANY);
        var continuation = new Continuation(
                        context.costly.functions(),
                        limits,
                        new ThreadPause(),
                        end -> context.tell(
                                event.queue(),
                                end.chain().run() + " " + end.getClass().getSimpleName()))
                .waitingBy(new QueueDelay(context.costly.sqs(), event.queue()));
        continuation.run(
                context.invocation(),
                event.chain().orElse(null),
                event.number(),
                left -> left == 1 ? Progress.done(left) : Progress.later(left - 1, Duration.ZERO),
                (left, chain) -> new Left(left, event.queue(), Optional.of(chain)));
        return "told";
    }

    /** The event. */
    public record Left(int number, String queue, Optional<Chain> chain) {}

    /** What it touches. */
    public static final class Clients extends FunctionContext {
        private final Costly costly;

        Clients(Config config, Invocation invocation, Costly costly) {
            super(config, invocation);
            this.costly = costly;
        }

        static ContextFactory<Clients> factory() {
            return ContextFactory.of(AwsOptions.ofSqs(), Costly::open, Clients::new);
        }

        private void tell(String queue, String text) {
            costly.sqs().sendMessage(message -> message.queueUrl(queue).messageBody(text));
        }
    }

    private record Costly(LambdaInvoker functions, SqsClient sqs) {
        static Costly open(Config config) {
            return new Costly(LambdaInvoker.open(config), AwsClients.sqs(config));
        }
    }
}
