package demo;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.invoke.LambdaInvoker;
import io.sosw.config.Config;
import io.sosw.invoke.FunctionInvoker;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The real ones. Three functions share the class and no function needs all, so each is opened when it is first asked for. */
final class OwnServices implements Services {
    private static final Duration CALL = Duration.ofSeconds(10);

    private final Config config;
    private final DynamoDbClient dynamoDb;
    private FunctionInvoker functions;
    private Mail mail;
    private Bookkeeping bookkeeping;

    OwnServices(Config config) {
        this.config = config;
        this.dynamoDb =
                AwsClients.configured(DynamoDbClient.builder(), config, CALL).build();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    @Override
    public synchronized FunctionInvoker functions() {
        if (functions == null) {
            functions = LambdaInvoker.open(config);
        }
        return functions;
    }

    @Override
    public synchronized Mail mail() {
        if (mail == null) {
            var ses = AwsClients.configured(SesV2Client.builder(), config, CALL).build();
            mail = new SesMail(ses, config.get(LeedzContext.FROM));
        }
        return mail;
    }

    @Override
    public synchronized Bookkeeping bookkeeping() {
        if (bookkeeping == null) {
            bookkeeping =
                    new Bookkeeping.Http(HttpClient.newHttpClient(), URI.create(config.get(LeedzContext.BOOKS_URL)));
        }
        return bookkeeping;
    }

    /** One spelling of each address. */
    @Override
    public Places places() {
        return address -> Optional.of(address.strip().replaceAll("[\\s,]+", " ").toLowerCase(Locale.ROOT))
                .filter(place -> !place.isEmpty());
    }
}
