package demo;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.aws.invoke.LambdaInvoker;
import io.sosw.aws.queue.QueueDelay;
import io.sosw.aws.topic.BatchedTopic;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.continuation.Continuation;
import io.sosw.continuation.ContinuationLimits;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.time.Pause;
import io.sosw.time.ThreadPause;
import java.lang.System.Logger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** All that the function may touch. */
public class ReportContext extends FunctionContext {
    /** Where a job is waited for. */
    enum Waiting {
        /** In the run, which is paid for: as the original did. */
        RUN,
        /** In the queue, which is not. */
        QUEUE
    }

    static final Option<String> ETL = Option.text("etl_url", "Where the ETL is.");
    static final Option<String> QUEUE = Option.text("pending_queue", "URL of the queue that triggers the function.");
    static final Option<String> TOPIC = Option.text("finished_topic", "ARN of the topic that is told of each report.");
    static final Option<Waiting> WAITING = Option.choice("waiting", "Where a job is waited for.", Waiting.class)
            .orElse(Waiting.QUEUE);
    static final Option<Duration> POLL = Option.duration("poll_interval", "Between two questions to the ETL.")
            .orElse(Duration.ofMinutes(1));
    static final Option<Duration> RESERVE =
            Option.duration("reserve", "Kept to hand over.").orElse(Duration.ofSeconds(20));
    static final Option<Integer> RUNS = Option.integer("runs", "Runs that a report may take.")
            .between(1, 10_000)
            .orElse(200);
    private static final Logger LOG = System.getLogger(ReportContext.class.getName());

    private final Clients clients;
    private final BatchedTopic finished;

    ReportContext(Config config, Invocation invocation, Clients clients) {
        super(config, invocation);
        this.clients = clients;
        this.finished = new BatchedTopic(clients.sns(), config.get(TOPIC), "Report");
    }

    /** How the wrappers make contexts of this class. */
    static ContextFactory<ReportContext> factory() {
        return ContextFactory.of(
                List.of(ETL, QUEUE, TOPIC, WAITING, POLL, RESERVE, RUNS, AwsOptions.REGION, AwsOptions.SQS_ENDPOINT),
                Clients::open,
                ReportContext::new);
    }

    Etl etl() {
        return clients.etl();
    }

    Duration pollInterval() {
        return config().get(POLL);
    }

    /** Told of what is finished; published when the run ends. */
    BatchedTopic finished() {
        return finished;
    }

    Continuation continuation() {
        var limits = ContinuationLimits.reserve(config().get(RESERVE)).runs(config().get(RUNS));
        var here = new Continuation(
                clients.functions(), limits, clients.pause(), end -> LOG.log(Logger.Level.INFO, "{0}", end));
        return config().get(WAITING) == Waiting.RUN
                ? here
                : here.waitingBy(new QueueDelay(clients.sqs(), config().get(QUEUE)));
    }

    @Override
    public void close() {
        finished.close();
    }

    /** What lives as long as the process. */
    record Clients(Etl etl, FunctionInvoker functions, SqsClient sqs, SnsClient sns, Pause pause) {
        static Clients open(Config config) {
            return new Clients(
                    new Etl.Http(HttpClient.newHttpClient(), URI.create(config.get(ETL))),
                    LambdaInvoker.open(config),
                    AwsClients.sqs(config),
                    AwsClients.configured(SnsClient.builder(), config, Duration.ofSeconds(10))
                            .build(),
                    new ThreadPause());
        }
    }
}
