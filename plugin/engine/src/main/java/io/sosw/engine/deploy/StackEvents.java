package io.sosw.engine.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Shows what happens to a stack while it happens, and remembers the first resource that failed by its own fault. */
final class StackEvents {
    private final CloudFormationClient client;
    private final String stackId;
    private final Protocol protocol;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private Optional<StackEvent> failure = Optional.empty();
    private String status = "";

    StackEvents(CloudFormationClient client, String stackId, Protocol protocol) {
        this.client = client;
        this.stackId = stackId;
        this.protocol = protocol;
    }

    /** Passes over what has happened so far. */
    StackEvents skipPast() {
        client.describeStackEvents(request -> request.stackName(stackId))
                .stackEvents()
                .forEach(event -> seen.add(event.eventId()));
        return this;
    }

    /** Shows events until the stack rests; returns the status in which it does. */
    String follow(Pause.Growing pause) {
        return follow(pause, false);
    }

    /**
     * The same, or only until a resource has failed.
     *
     * @param hurried whether the rollback is not waited for
     */
    String follow(Pause.Growing pause, boolean hurried) {
        status = "";
        while (true) {
            show();
            boolean rests = !status.isEmpty() && !status.endsWith("_IN_PROGRESS");
            if (rests || hurried && failure.isPresent()) {
                return status;
            }
            pause.next();
        }
    }

    Optional<StackEvent> failure() {
        return failure;
    }

    private void show() {
        var fresh = new ArrayDeque<StackEvent>();
        pages:
        for (var page : client.describeStackEventsPaginator(request -> request.stackName(stackId))) {
            for (StackEvent event : page.stackEvents()) {
                if (seen.contains(event.eventId())) {
                    break pages;
                }
                fresh.push(event);
            }
        }
        fresh.forEach(this::show);
    }

    private void show(StackEvent event) {
        seen.add(event.eventId());
        var state = event.resourceStatusAsString();
        if (stackId.equals(event.physicalResourceId())) {
            status = state;
            protocol.log(event.logicalResourceId() + " " + state + reason(event));
            return;
        }
        if (state.endsWith("_IN_PROGRESS")) {
            begun.putIfAbsent(event.logicalResourceId(), event.timestamp());
            protocol.log(line(event, "") + reason(event));
            return;
        }
        var start = begun.remove(event.logicalResourceId());
        var took = start == null ? "" : seconds(Duration.between(start, event.timestamp()));
        boolean failed = state.endsWith("_FAILED");
        protocol.line("  " + line(event, took) + (failed ? reason(event) : ""));
        if (failed && failure.isEmpty() && !reason(event).contains("cancelled")) {
            failure = Optional.of(event);
            protocol.line("  Cause: " + event.logicalResourceId() + " (" + event.resourceType() + ")" + reason(event));
            protocol.line("  Fix: " + Causes.fix(event));
        }
    }

    private static String line(StackEvent event, String took) {
        return String.format(
                        "%-22s %-32s %s",
                        event.resourceStatusAsString(), event.resourceType(), event.logicalResourceId())
                + (took.isEmpty() ? "" : " " + took);
    }

    private static String reason(StackEvent event) {
        return event.resourceStatusReason() == null ? "" : ": " + event.resourceStatusReason();
    }

    static String seconds(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
