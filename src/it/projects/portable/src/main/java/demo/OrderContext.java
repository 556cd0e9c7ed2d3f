package demo;

import io.sosw.aws.client.AwsClients;
import io.sosw.aws.client.AwsOptions;
import io.sosw.config.Config;
import io.sosw.config.Option;
import io.sosw.function.ContextFactory;
import io.sosw.function.FunctionContext;
import io.sosw.function.Invocation;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that the function may touch. */
public class OrderContext extends FunctionContext {
    static final Option<String> TABLE = Option.text("taken_table", "Table of the orders that were taken.");
    static final Option<String> PLACE = Option.text("place", "Who takes the orders; only written down with them.")
            .env("AWS_EXECUTION_ENV")
            .orElse("here");

    private final OrderBook orders;

    OrderContext(Config config, Invocation invocation, OrderBook orders) {
        super(config, invocation);
        this.orders = orders;
    }

    /** How the wrappers make contexts of this class: the client lives as long as the process. */
    static ContextFactory<OrderContext> factory() {
        return ContextFactory.of(List.of(TABLE, PLACE, AwsOptions.REGION), OrderContext::open, OrderContext::new);
    }

    private static OrderTable open(Config config) {
        var dynamoDb = AwsClients.configured(DynamoDbClient.builder(), config, Duration.ofSeconds(5)).build();
        return new OrderTable(dynamoDb, config.get(TABLE));
    }

    OrderBook orders() {
        return orders;
    }

    String place() {
        return config().get(PLACE);
    }
}
