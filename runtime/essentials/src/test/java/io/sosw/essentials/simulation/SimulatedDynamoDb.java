package io.sosw.essentials.simulation;

import io.sosw.essentials.Forwarding;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The table as one process sees it: calls take time, are throttled, lose their replies and are repeated as the SDK does,
 * and the process may die before or after each. The due index lags.
 */
final class SimulatedDynamoDb extends Forwarding {
    private static final int SDK_ATTEMPTS = 3;

    private final Simulation simulation;
    private final DynamoDbClient table;
    private final LaggingIndex index;
    private final Faults faults;
    private final double crash;

    SimulatedDynamoDb(Simulation simulation, DynamoDbClient table, LaggingIndex index, Faults faults, double crash) {
        super(table);
        this.simulation = simulation;
        this.table = table;
        this.index = index;
        this.faults = faults;
        this.crash = crash;
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return call(() -> {
            var response = table.updateItem(request);
            index.changed(request.key().get("task_id").s());
            return response;
        });
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return call(() -> {
            var response = table.transactWriteItems(request);
            for (var item : request.transactItems()) {
                var key = item.put() == null ? item.update().key() : item.put().item();
                index.changed(key.get("task_id").s());
            }
            return response;
        });
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return call(() -> index.query(request));
    }

    @Override
    protected <R> R call(Supplier<R> work) {
        for (int attempt = 1; attempt <= SDK_ATTEMPTS; attempt++) {
            simulation.pause(Duration.ofMillis(1 + simulation.random.nextInt(30)));
            dieMaybe();
            if (!simulation.chance(faults.throttle())) {
                var result = checked(work);
                dieMaybe();
                if (!simulation.chance(faults.lostReply())) {
                    return result;
                }
            }
            simulation.pause(Duration.ofMillis(50L << attempt));
        }
        throw SdkClientException.create("no reply after " + SDK_ATTEMPTS + " attempts");
    }

    /** What the table finds malformed is a defect of ours and no fault of the world's. */
    private static <R> R checked(Supplier<R> work) {
        try {
            return work.get();
        } catch (DynamoDbException e) {
            if (e.awsErrorDetails().errorCode().equals("ValidationException")) {
                throw new AssertionError("malformed request", e);
            }
            throw e;
        }
    }

    private void dieMaybe() {
        if (simulation.chance(crash)) {
            throw new Simulation.Crash();
        }
    }
}
