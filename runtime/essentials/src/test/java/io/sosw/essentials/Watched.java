package io.sosw.essentials;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts what the table really did: how often each task was closed, and how many were leased at once. */
final class Watched extends Forwarding {
    final Map<String, AtomicInteger> closings = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private int leased;
    private int mostLeased;

    Watched(DynamoDbClient table) {
        super(table);
    }

    @Override
    protected <R> R call(Supplier<R> work) {
        return work.get();
    }

    /** One at a time, so that the order seen here is that of the table. */
    @Override
    public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
        var response = super.updateItem(request);
        var state = response.attributes() == null ? null : response.attributes().get("task_state");
        if (state != null) {
            moved(request.key().get("task_id").s(), state.s());
        }
        return response;
    }

    private void moved(String task, String state) {
        var before = states.put(task, state);
        leased += (state.equals("LEASED") ? 1 : 0) - ("LEASED".equals(before) ? 1 : 0);
        mostLeased = Math.max(mostLeased, leased);
        if (!state.equals("LEASED") && !state.equals("QUEUED")) {
            closings.computeIfAbsent(task, any -> new AtomicInteger()).incrementAndGet();
        }
    }

    synchronized int mostLeased() {
        return mostLeased;
    }

    List<String> closedAs(String state) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue().equals(state))
                .map(Map.Entry::getKey)
                .toList();
    }
}
