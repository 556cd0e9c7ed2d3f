package demo;

import io.sosw.aws.client.AwsOptions;
import io.sosw.aws.invoke.LambdaInvoker;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.invoke.FunctionInvoker;
import io.sosw.log.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All that the project's functions may touch. */
public class ManifestContext extends FunctionContext {
    static final Option<String> MANIFESTS = Option.text("manifests_bucket", "Bucket that manifests are put into.")
            .orElse("manifests");
    static final Option<String> FUNCTION = Option.text("manifest_function", "Function that makes one manifest.")
            .orElse("manifest");
    static final Option<Duration> EXPIRY = Option.duration("url_expiry", "How long a link works.")
            .between(Duration.ofSeconds(1), Duration.ofDays(7))
            .orElse(Duration.ofMinutes(15));
    static final Option<Integer> QUEUE_MAX = Option.integer("queue_max", "Keys that may wait for their links.")
            .between(1, 100_000)
            .orElse(2000);
    static final Option<Duration> PATIENCE = Option.duration(
                    "page_patience", "How long a page of the listing may take.")
            .orElse(Duration.ofSeconds(30));

    private final Clients clients;
    private final Metrics metrics;

    ManifestContext(Config config, Invocation invocation, Clients clients) {
        super(config, invocation);
        this.clients = clients;
        this.metrics = new Metrics(
                "sosw/manifest", Map.of("function", invocation.functionName()), System.out, invocation.clock());
    }

    /** How the wrappers make contexts of this class. */
    static ContextFactory<ManifestContext> factory() {
        return ContextFactory.of(
                List.of(MANIFESTS, FUNCTION, EXPIRY, QUEUE_MAX, PATIENCE, AwsOptions.REGION, AwsOptions.S3_ENDPOINT),
                config -> new Clients(config, S3Reports.open(config, config.get(EXPIRY))),
                ManifestContext::new);
    }

    Reports reports() {
        return clients.reports;
    }

    FunctionInvoker functions() {
        return clients.functions();
    }

    Metrics metrics() {
        return metrics;
    }

    Belt belt() {
        return new Belt(config().get(QUEUE_MAX), config().get(PATIENCE), clients.threads);
    }

    String manifests() {
        return config().get(MANIFESTS);
    }

    String manifestFunction() {
        return config().get(FUNCTION);
    }

    /** On Lambda {@code /tmp}. */
    Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public void close() {
        metrics.close();
    }

    /** What lives as long as the process; what only one of the functions needs is opened when it asks. */
    static class Clients implements AutoCloseable {
        private final Config config;
        private final Reports reports;
        private final ExecutorService threads = Executors.newCachedThreadPool(Clients::daemon);
        private FunctionInvoker functions;

        Clients(Config config, Reports reports) {
            this.config = config;
            this.reports = reports;
        }

        private static Thread daemon(Runnable work) {
            var thread = new Thread(work, "listing");
            thread.setDaemon(true);
            return thread;
        }

        synchronized FunctionInvoker functions() {
            if (functions == null) {
                functions = LambdaInvoker.open(config);
            }
            return functions;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
