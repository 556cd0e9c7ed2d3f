package io.sosw.engine.deploy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Shows what happens to a stack while it happens, and remembers the first resource that failed by its own fault. */
final class StackEvents {
    private static final int NAMED = 3;

    private final CloudFormationClient client;
    private final String stackId;
    private final Protocol protocol;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, StackEvent> begun = new LinkedHashMap<>();
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
        var quiet = new Quiet(protocol.clock());
        while (true) {
            if (show()) {
                quiet.over();
            } else if (quiet.tooLong()) {
                protocol.line("  " + underWay());
            }
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

    /** What is waited for while nothing happens. */
    private String underWay() {
        var now = protocol.clock().instant();
        return "… waiting for "
                + (begun.isEmpty()
                        ? "CloudFormation"
                        : begun.values().stream()
                                .limit(NAMED)
                                .map(event -> event.logicalResourceId() + " (" + event.resourceType() + ", since "
                                        + Math.max(
                                                0,
                                                Duration.between(event.timestamp(), now)
                                                        .toSeconds()) + " s)")
                                .collect(Collectors.joining(", ")))
                + (begun.size() > NAMED ? " and " + (begun.size() - NAMED) + " more" : "");
    }

    /** Whether something has happened. */
    private boolean show() {
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
        return !fresh.isEmpty();
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
            begun.putIfAbsent(event.logicalResourceId(), event);
            protocol.log(line(event, "") + reason(event));
            return;
        }
        var start = begun.remove(event.logicalResourceId());
        var took = start == null ? "" : seconds(Duration.between(start.timestamp(), event.timestamp()));
        boolean failed = state.endsWith("_FAILED");
        if (failed && status.endsWith("CLEANUP_IN_PROGRESS")) {
            protocol.line("  stays: " + event.resourceType() + " " + event.physicalResourceId()
                    + ", which is no part of the stack any more" + reason(event) + ". Delete it by hand.");
            return;
        }
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
