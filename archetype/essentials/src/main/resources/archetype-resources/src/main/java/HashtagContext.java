package ${package};

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.aws.task.TableWorker;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import io.sosw.worker.Worker;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that the worker may touch. */
public class HashtagContext extends FunctionContext {
    static final Option<String> SOURCE = Option.text("source_url", "Where the hashtags are counted.");
    static final Option<String> COUNTS = Option.text("counts_table", "Table of the counts.");

    private final Clients clients;

    HashtagContext(Config config, Invocation invocation, Clients clients) {
        super(config, invocation);
        this.clients = clients;
    }

    /** How the wrappers make contexts of this class. */
    static ContextFactory<HashtagContext> factory() {
        return ContextFactory.of(
                List.of(SOURCE, COUNTS, TableWorker.TASKS_TABLE, TableWorker.META_TABLE, AwsOptions.REGION),
                Clients::open,
                HashtagContext::new);
    }

    /** Claims tasks and records what came of them. */
    Worker worker() {
        return TableWorker.of(clients.dynamoDb(), this);
    }

    HashtagSource source() {
        return new HashtagSource(clients.http(), URI.create(config().get(SOURCE)));
    }

    CountTable counts() {
        return new CountTable(clients.dynamoDb(), config().get(COUNTS));
    }

    /** What lives as long as the process. */
    record Clients(DynamoDbClient dynamoDb, HttpClient http) {
        static Clients open(Config config) {
            var dynamoDb = AwsClients.configured(DynamoDbClient.builder(), config, Duration.ofSeconds(10)).build();
            return new Clients(dynamoDb, HttpClient.newHttpClient());
        }
    }
}
